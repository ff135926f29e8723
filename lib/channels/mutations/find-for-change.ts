import "server-only";
import { notFound } from "@/lib/core/errors";
import type { Transaction } from "@/lib/db/transaction";
import type { ChannelKind, ChannelState } from "../kinds";

export type StoredChannel = {
  id: string;
  key: string;
  kind: ChannelKind;
  name: string;
  state: ChannelState;
  settings: Record<string, unknown>;
  secrets: string | null;
};

/** A channel as it is kept, locked until the commit, so that two changes of it follow each other. Throws NOT_FOUND. */
export async function findForChange(
  transaction: Transaction,
  { organizationId, id }: { organizationId: string; id: string },
): Promise<StoredChannel> {
  const [channel] = await transaction.$queryRaw<StoredChannel[]>`
    SELECT id, key, kind, name, state, settings, secrets FROM notification_channels
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid AND deleted_at IS NULL
    FOR UPDATE`;
  if (channel === undefined) throw notFound("channel");
  return channel;
}

/** What an audit entry says of a channel: never a secret. */
export function auditedChannel({
  key,
  kind,
  name,
  settings,
}: Omit<StoredChannel, "id" | "state" | "secrets">) {
  return { key, kind, name, target: String(settings.target ?? "") };
}
