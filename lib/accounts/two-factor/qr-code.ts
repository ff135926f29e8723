import "server-only";
import { toString } from "qrcode";

/** A QR code as the source of an image: drawn here, so that the secret is sent to no other service. */
export async function qrCodeImage(text: string): Promise<string> {
  const svg = await toString(text, { type: "svg", errorCorrectionLevel: "M", margin: 2 });
  return `data:image/svg+xml;base64,${Buffer.from(svg, "utf8").toString("base64")}`;
}
