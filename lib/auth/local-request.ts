import { addressChain, isLoopbackAddress } from "./client-address";

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** What proxies add beside X-Forwarded-For, which Next writes itself. */
const PROXY_HEADERS = ["forwarded", "via", "x-real-ip"];

/**
 * Whether somebody on this very machine asks: every address on the way is the machine's own, no
 * proxy left a trace, and the browser was pointed at it by name, which DNS rebinding cannot do.
 */
export function isLocalRequest(headers: Pick<Headers, "get">): boolean {
  const addresses = addressChain(headers);
  return (
    isLocalHost(headers.get("host") ?? "") &&
    PROXY_HEADERS.every((name) => headers.get(name) === null) &&
    addresses.length > 0 &&
    addresses.every((address) => address !== null && isLoopbackAddress(address))
  );
}

/** True for a host, with or without a port, that never leaves this machine. */
export function isLocalHost(host: string): boolean {
  return LOCAL_HOST.test(host);
}
