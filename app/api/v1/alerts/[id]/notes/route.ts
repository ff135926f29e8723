import { listNotes } from "@/lib/alerts/list-decisions";
import { addNote } from "@/lib/alerts/mutations/notes";
import { addAlertNote, listAlertNotes, presentNote } from "@/lib/api/resources/alert-records";
import { apiEndpoint } from "@/lib/auth/api-endpoint";

export const GET = apiEndpoint(listAlertNotes, async ({ context, params }) => ({
  status: 200,
  body: { data: (await listNotes(context, params.id)).map(presentNote) },
}));

export const POST = apiEndpoint(addAlertNote, async ({ context, params, body, writeId }) => {
  const { id, createdAt } = await addNote(context, { alertId: params.id, body: body.body }, writeId);
  return { status: 201, body: { id, created_at: createdAt.toISOString() } };
});

export {
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
  tellMethods as OPTIONS,
} from "@/lib/api/other-methods";
