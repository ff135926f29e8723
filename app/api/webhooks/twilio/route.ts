import { originOf } from "@/lib/auth/request-origin";
import { providerRoute } from "@/lib/channels/provider-route";
import { takeTwilioStatus } from "@/lib/channels/sms/status-callback";

/** Twilio's status callback: how a text message fared. */
export const POST = providerRoute("/api/webhooks/twilio", (request, body) =>
  takeTwilioStatus({
    parameters: new URLSearchParams(body),
    signature: request.headers.get("x-twilio-signature"),
    origin: originOf(request.headers),
  }),
);
