import "server-only";
import { newId } from "@/lib/core/ids";
import { withPlatform } from "@/lib/db/with-platform";
import { storeFile } from "../attachments/store-file";
import { keepUpload, limitUploads, toUpload, type Upload } from "../attachments/uploads";
import { requireAgent, type Desk } from "./access";
import { contextOf, placeOfTicket } from "./find-ticket";

/** Takes a file for a reply or a note that is still being written. It lies with the ticket's organisation. */
export async function uploadDeskFile(
  desk: Desk,
  { number, name, bytes }: { number: number; name: string; bytes: Uint8Array },
): Promise<Upload> {
  requireAgent(desk);
  await limitUploads(desk.actor);
  const place = await withPlatform("find a ticket to attach a file", (transaction) =>
    placeOfTicket(transaction, number),
  );
  const { organizationId } = place;
  // The tenants' door lets staff write nothing: the product stores the file for them.
  const file = await storeFile(
    { organizationId, actor: { kind: "system", name: "Support" } },
    { name, bytes },
  );
  const id = newId();
  await withPlatform("keep a file for a support ticket", (transaction) =>
    keepUpload(transaction, contextOf(desk, place), { id, file }),
  );
  return toUpload(id, file);
}
