import { providerRoute } from "@/lib/channels/provider-route";
import { takeIncomingText } from "@/lib/phones/incoming-text";

/** What people answer to text messages: STOP and START. */
export const POST = providerRoute("/api/webhooks/twilio/messages", (request, body) =>
  takeIncomingText(new URLSearchParams(body), request.headers.get("x-twilio-signature")),
);
