import "server-only";
import { isId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { namedKeys, type Names } from "../routing-words";
import type { DecisionContent } from "../types";

/**
 * What the people, channels, windows and rules are called that decisions name: the chain holds their ids alone, because it is
 * for ever and people may have their names erased.
 */
export async function readNames(
  transaction: Transaction,
  organizationId: string,
  contents: readonly DecisionContent[],
): Promise<Names> {
  const keys = new Set(contents.flatMap(namedKeys));
  const idsOf = (kind: string) =>
    [...keys].flatMap((key) => {
      const [found, id = ""] = key.split(":");
      return found === kind && isId(id) ? [id] : [];
    });
  const rows = await transaction.$queryRaw<{ key: string; name: string }[]>`
    SELECT 'user:' || id AS key, name FROM users WHERE id = ANY (${idsOf("user")}::uuid[])
    UNION ALL
    SELECT 'channel:' || id, name FROM notification_channels
     WHERE organization_id = ${organizationId}::uuid AND id = ANY (${idsOf("channel")}::uuid[])
    UNION ALL
    SELECT 'window:' || id, reason FROM mute_windows
     WHERE organization_id = ${organizationId}::uuid AND id = ANY (${idsOf("window")}::uuid[])
    UNION ALL
    SELECT 'window:' || id, name FROM inhibition_rules
     WHERE organization_id = ${organizationId}::uuid AND id = ANY (${idsOf("window")}::uuid[])`;
  return new Map(rows.map(({ key, name }) => [key, name]));
}
