import { requireDesk } from "@/lib/auth/support-desk";
import { AppError } from "@/lib/core/errors";
import { problemResponse } from "@/lib/http/problem";
import { readUpload } from "@/lib/support/attachments/read-upload";
import { uploadDeskFile } from "@/lib/support/desk/upload-file";
import { toTicketNumber } from "@/lib/support/tickets/vocabulary";

export const dynamic = "force-dynamic";

type UploadRoute = { params: Promise<{ number: string }> };

/** Takes one file for a reply or a note that is being written. */
export async function POST(request: Request, { params }: UploadRoute): Promise<Response> {
  const desk = await requireDesk();
  const number = toTicketNumber((await params).number) ?? 0;
  try {
    const upload = await uploadDeskFile(desk, { number, ...(await readUpload(request)) });
    return Response.json(upload, { status: 201 });
  } catch (error) {
    if (error instanceof AppError) return problemResponse(error, desk.origin.requestId);
    throw error;
  }
}
