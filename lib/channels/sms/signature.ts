import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";

/** Whether Twilio signed this request: HMAC-SHA-1 over the address and every parameter in the order of their names. */
export function isSignedByTwilio(
  { url, parameters, signature }: { url: string; parameters: URLSearchParams; signature: string | null },
  authToken: string,
): boolean {
  const names = [...new Set(parameters.keys())].sort();
  const signed =
    url +
    names
      .map((name) =>
        [...new Set(parameters.getAll(name))]
          .sort()
          .map((value) => name + value)
          .join(""),
      )
      .join("");
  const expected = createHmac("sha1", authToken).update(signed, "utf8").digest();
  const given = Buffer.from(signature ?? "", "base64");
  return expected.length === given.length && timingSafeEqual(expected, given);
}
