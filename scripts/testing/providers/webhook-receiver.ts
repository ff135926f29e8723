import { createHmac } from "node:crypto";
import { startProviderServer, type ProviderRequest, type ProviderServer } from "./provider-server";

const TOLERANCE_SECONDS = 5 * 60;

/** A receiver after the Standard Webhooks specification: it checks the signature and acts once on each id. */
export async function startWebhookReceiver(
  secretOf: () => string,
): Promise<ProviderServer & { effects: Set<string> }> {
  const effects = new Set<string>();
  const server = await startProviderServer((request) => {
    if (!isSigned(request, secretOf())) return { status: 401, body: "wrong signature" };
    effects.add(String(request.headers["webhook-id"]));
    return { status: 200, body: "thank you" };
  });
  return { ...server, effects };
}

/** Whether one of the signatures was made with the secret, lately. */
function isSigned({ headers, body }: ProviderRequest, secret: string): boolean {
  const id = String(headers["webhook-id"]);
  const timestamp = String(headers["webhook-timestamp"]);
  if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  return String(headers["webhook-signature"]).split(" ").includes(expected);
}
