import { requireDesk } from "@/lib/auth/support-desk";
import { AppError } from "@/lib/core/errors";
import { attachmentResponse } from "@/lib/support/attachments/serve";
import { openTicketFile } from "@/lib/support/desk/read-file";
import { toTicketNumber } from "@/lib/support/tickets/vocabulary";

export const dynamic = "force-dynamic";

type FileRoute = { params: Promise<{ number: string; id: string }> };

/** A file of a ticket, as a download. */
export async function GET(_request: Request, { params }: FileRoute): Promise<Response> {
  const desk = await requireDesk();
  const { number, id } = await params;
  try {
    const { organizationId, file } = await openTicketFile(desk, {
      number: toTicketNumber(number) ?? 0,
      attachmentId: id,
    });
    return await attachmentResponse({ organizationId, actor: desk.actor }, file);
  } catch (error) {
    if (error instanceof AppError) return new Response(error.message, { status: error.status });
    throw error;
  }
}
