import { isIP } from "node:net";
import { isAllowedAddress } from "./address-rules";
import { failure, type OutgoingFailure, type OutgoingPolicy } from "./types";

/** An address that may be looked up and connected to. */
export type OutgoingTarget = {
  ok: true;
  url: URL;
  /** Without the brackets of IPv6. */
  hostname: string;
  port: number;
  isSecure: boolean;
  allowPrivate: boolean;
};

/** Whether the text is an address that a customer may give, as far as it can be said without a look-up. */
export function checkUrl(
  text: string,
  { allowHttp, policy }: { allowHttp: boolean; policy: OutgoingPolicy },
): OutgoingTarget | OutgoingFailure {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null)
    return failure("invalid-url", "This is not a complete address such as https://example.com.");
  const isSecure = url.protocol === "https:";
  if (!isSecure && !(allowHttp && url.protocol === "http:"))
    return failure(
      "scheme-not-allowed",
      `The address must begin with https://${allowHttp ? " or http://" : ""}.`,
    );
  if (url.username !== "" || url.password !== "")
    return failure("credentials-in-url", "Leave user name and password out of the address.");

  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  if (hostname === "") return failure("invalid-url", "The address has no host.");
  const port = Number(url.port || (isSecure ? 443 : 80));
  const allowPrivate = [hostname, `${hostname}:${port}`].some((host) => policy.privateHosts.includes(host));
  const isNamedPort = policy.privateHosts.includes(`${hostname}:${port}`);
  if (!policy.ports.includes(port) && !isNamedPort)
    return failure("port-not-allowed", `Port ${port} is not allowed; use ${policy.ports.join(" or ")}.`);

  // The parser turns 2130706433, 0x7f.1 and 017700000001 into 127.0.0.1; people who mean well write it out.
  if (isIP(hostname) === 4 && !text.includes(hostname))
    return failure("odd-address-notation", "Write the IP address as four decimal numbers.");
  if (isIP(hostname) !== 0 && !isAllowedAddress(hostname, { allowPrivate }))
    return failure("address-not-allowed", NOT_PUBLIC);
  return { ok: true, url, hostname, port, isSecure, allowPrivate };
}

/** The same for every range, so that nobody learns what a private network looks like. */
export const NOT_PUBLIC = "The address does not lead to a public host.";
