import "server-only";
import { AppError } from "@/lib/core/errors";

/**
 * The fields of a form that a provider posts, each as its bytes. The platform's own reader refuses boundaries
 * shorter than 27 characters, and SendGrid's is `xYzZY`; files as parts of their own do not occur here.
 */
export function readForm(contentType: string, body: Uint8Array): Record<string, Buffer> {
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) {
    const fields = new URLSearchParams(Buffer.from(body).toString("utf8"));
    return Object.fromEntries([...fields].map(([name, value]) => [name, Buffer.from(value)]));
  }
  const [, quoted, plain] =
    /^multipart\/form-data\b.*\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw new AppError("BAD_REQUEST", "The call is no form.");
  // One letter a byte, so that nothing is lost until each field is read as what it is.
  const parts = `\r\n${Buffer.from(body).toString("latin1")}`.split(`\r\n--${boundary}`).slice(1, -1);
  return Object.fromEntries(parts.flatMap(readPart));
}

function readPart(part: string): [string, Buffer][] {
  const end = part.indexOf("\r\n\r\n");
  const name = /^content-disposition:.*\bname="([^"]*)"/im.exec(part.slice(0, Math.max(end, 0)))?.[1];
  return name === undefined ? [] : [[name, Buffer.from(part.slice(end + 4), "latin1")]];
}
