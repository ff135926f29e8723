import "server-only";
import { recordPlatformAudit } from "@/lib/audit/record";
import { now } from "@/lib/core/clock";
import { withPlatform } from "@/lib/db/with-platform";
import { requireAgent, requireLead, type Desk } from "../desk/access";
import type { CannedResponseInput } from "./schema";

/** Keeps an answer under its shortcode; the same shortcode again means the new text. */
export async function saveCannedResponse(desk: Desk, input: CannedResponseInput): Promise<void> {
  requireAgent(desk);
  const { shortcode, title, body } = input;
  await withPlatform("save a canned response", async (transaction) => {
    const text = { title, body, changedAt: now() };
    const { id } = await transaction.supportCannedResponse.upsert({
      where: { shortcode },
      create: { shortcode, ...text },
      update: text,
      select: { id: true },
    });
    await recordPlatformAudit(transaction, desk.actor, desk.origin, {
      action: "support.save_canned_response",
      resource: { kind: "canned_response", id, name: shortcode },
    });
  });
}

export async function deleteCannedResponse(desk: Desk, id: string): Promise<void> {
  requireLead(desk);
  await withPlatform("delete a canned response", async (transaction) => {
    const { count } = await transaction.supportCannedResponse.deleteMany({ where: { id } });
    if (count === 0) return;
    await recordPlatformAudit(transaction, desk.actor, desk.origin, {
      action: "support.delete_canned_response",
      resource: { kind: "canned_response", id },
    });
  });
}
