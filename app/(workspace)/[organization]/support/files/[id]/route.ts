import { organizationRoute } from "@/lib/auth/organization-route";
import { actorId } from "@/lib/core/context";
import { getAttachment } from "@/lib/support/attachments/find-attachment";
import { attachmentResponse, requireGoodLink } from "@/lib/support/attachments/serve";

/** A file of a request, for whom its link was signed and who may still see the request. */
export const GET = organizationRoute<{ organization: string; id: string }>(
  async ({ context, request, params }) => {
    const attachment = await getAttachment(context, params.id);
    const link = { attachmentId: attachment.id, readerId: actorId(context.actor) ?? "" };
    requireGoodLink(link, new URL(request.url).searchParams);
    return attachmentResponse(context, attachment);
  },
);
