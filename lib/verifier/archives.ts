import { canonical, type Value } from "./canonical";
import type { ChainedLine } from "./entries";
import { checkSeal, type KeyRing } from "./keys";
import type { Platform } from "./platform";
import { Problem, TAMPERED, UNREADABLE } from "./problem";

const ARCHIVE_FORMAT = "regulix/archive/v1";

/** The logs whose lines are in a bundle. */
type Source = "audit_logs" | "alert_decisions" | "security_events";

/** What was signed when lines were archived, as far as it is looked into. */
type Statement = {
  format: string;
  organization_id: string;
  archive_id: string;
  source: Source;
  first_sequence: number;
  last_sequence: number;
  previous_hash: string;
  last_hash: string;
  hash_signature?: string;
};

/** A line of archives/statements.jsonl. */
export type ArchiveLine = { statement: Statement; expired_at: string | null };

/** The statements about archives that a bundle carries: what its lines are held against, where they come from one. */
export class ArchiveStatements {
  private readonly archives: ArchiveLine[] = [];

  constructor(
    private readonly platform: Platform,
    private readonly ring: KeyRing,
    private readonly organizationId: string,
  ) {}

  get count(): number {
    return this.archives.length;
  }

  async add(line: ArchiveLine, path: string): Promise<void> {
    const { hash_signature: seal, ...content } = line.statement;
    const place = `${path}: archive ${content.archive_id}`;
    if (content.format !== ARCHIVE_FORMAT)
      throw new Problem(UNREADABLE, `no statement of the format ${ARCHIVE_FORMAT}`, place);
    const sealed = { text: canonical(content as Value), seal, domain: ARCHIVE_FORMAT, place };
    await checkSeal(this.platform, this.ring, sealed);
    if (content.organization_id !== this.organizationId) throw new Problem(TAMPERED, "foreign-entry", place);
    this.archives.push(line);
  }

  /** Throws where a line at an end of an archive is not the one that was archived. */
  hold(source: Source, { sequence, hash, previous_hash }: ChainedLine): void {
    for (const { statement } of this.archives) {
      if (statement.source !== source) continue;
      const isOther =
        (sequence === statement.first_sequence && previous_hash !== statement.previous_hash) ||
        (sequence === statement.last_sequence && hash !== statement.last_hash);
      if (isOther)
        throw new Problem(
          TAMPERED,
          "wrong-link",
          `${source} ${sequence}`,
          `${nameOf(statement)} ends otherwise`,
        );
    }
  }

  /** Where a line should have come from, for whoever misses it; empty where it was never archived. */
  whereIs(source: Source, sequence: number): string {
    const found = this.archives.find(
      ({ statement }) =>
        statement.source === source &&
        statement.first_sequence <= sequence &&
        sequence <= statement.last_sequence,
    );
    if (found === undefined) return "";
    const { statement, expired_at } = found;
    return expired_at === null
      ? `${nameOf(statement)} could not give them`
      : `${nameOf(statement)} expired at ${expired_at}`;
  }

  /** What was archived and has expired since: it is not in the bundle. */
  expired(): string[] {
    return this.archives
      .filter(({ expired_at }) => expired_at !== null)
      .map(
        ({ statement: { source, first_sequence, last_sequence }, expired_at }) =>
          `${source} ${first_sequence} to ${last_sequence}, at ${expired_at}`,
      );
  }
}

function nameOf({ archive_id }: Statement): string {
  return `archive ${archive_id}`;
}
