import { Readable } from "node:stream";
import { answerCheckEndpoint } from "@/lib/api/resources/compliance-checks";
import { apiEndpoint } from "@/lib/auth/api-endpoint";
import { answerCheck } from "@/lib/compliance/mutations/answer-check";

export const POST = apiEndpoint(answerCheckEndpoint, async ({ context, body, writeId }) => {
  const { check_id: checkId, outcome, note, valid_until: validUntil, document } = body;
  const attachment = document
    ? {
        name: document.name,
        contentType: document.content_type,
        stream: Readable.from([Buffer.from(document.content, "base64")]),
      }
    : null;
  const answer = { checkId, outcome, note, validUntil };
  return { status: 201, body: await answerCheck(context, answer, attachment, writeId) };
});

export {
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
