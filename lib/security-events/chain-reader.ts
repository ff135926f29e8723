import "server-only";
import { GENESIS_HASH } from "@/lib/audit/chain";
import type { ChainReader, Door } from "@/lib/audit/reader";
import { checkSecurityEvent } from "./check-event";
import { toEvent, type EventRow } from "./internal/rows";
import { detailColumns } from "./internal/search";
import type { SecurityEvent } from "./types";

type HeadRow = { sequence: bigint | null; hash: string | null; last_sequence: bigint | null };

/** Reads an organisation's chain of security events through the given door, for the verifier. */
export function securityEventChainReader(organizationId: string, door: Door): ChainReader<SecurityEvent> {
  return {
    async readHead() {
      const [row] = await door(
        (transaction) => transaction.$queryRaw<HeadRow[]>`
          SELECT (SELECT max(sequence) FROM security_events WHERE organization_id = ${organizationId}::uuid)
                   AS last_sequence,
                 head.sequence, encode(head.hash, 'hex') AS hash
          FROM (SELECT ${organizationId}::uuid AS organization_id) AS wanted
          LEFT JOIN security_event_chain_heads AS head USING (organization_id)`,
      );
      return {
        sequence: Number(row?.sequence ?? 0),
        hash: row?.hash ?? GENESIS_HASH,
        lastSequence: Number(row?.last_sequence ?? 0),
      };
    },
    async readEntries(firstSequence, lastSequence) {
      const rows = await door(
        (transaction) => transaction.$queryRaw<EventRow[]>`
          SELECT ${detailColumns} FROM security_events
          WHERE organization_id = ${organizationId}::uuid AND sequence BETWEEN ${firstSequence} AND ${lastSequence}
          ORDER BY sequence, recorded_at`,
      );
      return rows.map(toEvent);
    },
    check: (position, event) => checkSecurityEvent(organizationId, position, event),
    explain: (problem) => Promise.resolve(problem),
  };
}
