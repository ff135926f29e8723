import { originOf } from "@/lib/auth/request-origin";
import { answerSlackInteraction } from "@/lib/channels/slack-bot/interaction";
import { providerRoute } from "@/lib/channels/provider-route";

/** Slack's interactivity endpoint: presses of the buttons below alerts. */
export const POST = providerRoute("/api/webhooks/slack", (request, body) =>
  answerSlackInteraction({
    body,
    signature: {
      timestamp: request.headers.get("x-slack-request-timestamp"),
      signature: request.headers.get("x-slack-signature"),
    },
    origin: originOf(request.headers),
  }),
);
