import { createHmac } from "node:crypto";
import { jsonAnswer, startProviderServer, type ProviderServer } from "./provider-server";

const MOST_CHARACTERS = 1_600;
const NUMBER = /^\+[1-9]\d{6,14}$/;

/** The Messages resource of Twilio's REST API. */
export function startTwilio(account: { sid: string; authToken: string }): Promise<ProviderServer> {
  const credentials = Buffer.from(`${account.sid}:${account.authToken}`).toString("base64");
  let made = 0;
  return startProviderServer(({ path, headers, body }) => {
    if (headers.authorization !== `Basic ${credentials}`) return refusal(401, 20003, "Authenticate");
    if (path !== `/2010-04-01/Accounts/${account.sid}/Messages.json`) return refusal(404, 20404, "Not found");
    if (headers["content-type"] !== "application/x-www-form-urlencoded")
      return refusal(400, 21604, "'To' is missing");
    const form = new URLSearchParams(body);
    if (!NUMBER.test(form.get("To") ?? "")) return refusal(400, 21211, "Invalid 'To' Phone Number");
    if (!form.has("From") && !form.has("MessagingServiceSid"))
      return refusal(400, 21603, "'From' is missing");
    const text = form.get("Body") ?? "";
    if (text === "") return refusal(400, 21602, "Message body is required");
    if (text.length > MOST_CHARACTERS) return refusal(400, 21617, "The message body exceeds 1600 characters");
    made += 1;
    return jsonAnswer(201, { sid: `SM${String(made).padStart(32, "0")}`, status: "queued" });
  });
}

function refusal(status: number, code: number, message: string) {
  return jsonAnswer(status, { code, message, status });
}

/** A status callback as Twilio sends it: its signature covers the address and every parameter by name. */
export function twilioCallback(
  { url, authToken }: { url: string; authToken: string },
  parameters: Record<string, string>,
): { body: string; headers: Record<string, string> } {
  const signed =
    url +
    Object.keys(parameters)
      .sort()
      .map((name) => `${name}${parameters[name] ?? ""}`)
      .join("");
  return {
    body: new URLSearchParams(parameters).toString(),
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-twilio-signature": createHmac("sha1", authToken).update(signed, "utf8").digest("base64"),
    },
  };
}
