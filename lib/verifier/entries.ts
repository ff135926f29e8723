import { equalBytes, Frontier, leafHash, subtreeLevels } from "@/lib/transparency/merkle";
import { canonical, unhex, type Value } from "./canonical";
import type { CheckedNote } from "./notes";
import type { Platform } from "./platform";
import { INCOMPLETE, Problem, TAMPERED } from "./problem";

/** One line of the audit entries, or of the decisions of alerts, whose content is the hashed text itself. */
export type ChainedLine = {
  content: Value;
  content_hash: string;
  hash: string;
  previous_hash: string;
  sequence: number;
};

type Link = { sequence: number; hash: string };

/** Follows a chain line by line from the first one that is there. */
export class ChainFollower {
  private last: Link | null = null;

  constructor(
    private readonly platform: Platform,
    private readonly organizationId: string,
    /** The number that the first line must have, where it is known. */
    private readonly first: number | null,
    private readonly noun: string,
    /** Where a line that is missing should have come from, where that is known. */
    private readonly whereIs: (sequence: number) => string = () => "",
  ) {}

  get lastSequence(): number | null {
    return this.last?.sequence ?? null;
  }

  follow(line: ChainedLine): void {
    const { sequence } = line;
    const place = `${this.noun} ${sequence}`;
    const expected = this.last === null ? this.first : this.last.sequence + 1;
    if (expected !== null && sequence < expected) throw new Problem(TAMPERED, "duplicate-entry", place);
    if (expected !== null && sequence > expected) {
      const missing = `numbers ${expected} to ${sequence - 1} are missing`;
      const detail = [missing, this.whereIs(expected)].filter((part) => part !== "").join("; ");
      throw new Problem(INCOMPLETE, "missing-entry", `${this.noun} ${expected}`, detail);
    }
    const text = typeof line.content === "string" ? line.content : canonical(line.content);
    if (this.platform.sha256Hex(text) !== line.content_hash)
      throw new Problem(TAMPERED, this.kindOfChange(line), place);
    // The RFC 8785 text of the link, spelled out: it is hashed a million times.
    const link = `{"content_hash":"${line.content_hash}","organization_id":"${this.organizationId}","previous_hash":"${line.previous_hash}","sequence":${sequence}}`;
    if (
      this.platform.sha256Hex(link) !== line.hash ||
      (this.last !== null && this.last.hash !== line.previous_hash)
    )
      throw new Problem(TAMPERED, "wrong-link", place);
    this.last = { sequence, hash: line.hash };
  }

  private kindOfChange({ content }: ChainedLine): string {
    const isForeign =
      typeof content === "object" &&
      content !== null &&
      !Array.isArray(content) &&
      content.organization_id !== this.organizationId;
    return isForeign ? "foreign-entry" : "altered-content";
  }
}

/** Where the entries of a bundle lie in the tree: the hashes of the complete subtrees at both sides of them. */
export type RangeProof = {
  tree_size: number;
  first_sequence: number;
  last_sequence: number;
  left: string[];
  right: string[];
};

/** Builds the tree again from the entries, and holds it against every checkpoint that it passes. */
export class TreeChecker {
  private readonly frontier: Frontier;
  private readonly notes: CheckedNote[];
  private readonly compared: CheckedNote[] = [];

  constructor(
    private readonly platform: Platform,
    private readonly proof: RangeProof,
    notes: readonly CheckedNote[],
  ) {
    this.frontier = new Frontier(platform.sha256, proof.first_sequence - 1, proof.left.map(unhex));
    this.notes = notes.toSorted((one, other) => one.size - other.size);
    this.compareNow();
  }

  add(line: ChainedLine): void {
    this.frontier.append(leafHash(this.platform.sha256, unhex(line.hash)));
    this.compareNow();
  }

  /** After the last entry; answers the checkpoints that the tree was held against. */
  finish(): readonly CheckedNote[] {
    const { last_sequence, tree_size, right } = this.proof;
    if (this.frontier.size > last_sequence)
      throw new Problem(TAMPERED, "entry-beyond-end", `audit entry ${last_sequence + 1}`);
    if (this.frontier.size < last_sequence)
      throw new Problem(
        INCOMPLETE,
        "truncated-tail",
        `audit entry ${this.frontier.size + 1}`,
        `the bundle ends before entry ${last_sequence}`,
      );
    for (const [place, level] of subtreeLevels(last_sequence, tree_size).entries()) {
      this.frontier.append(unhex(right[place] ?? ""), level);
      this.compareNow();
    }
    return this.compared;
  }

  private compareNow(): void {
    for (
      let note = this.notes[0];
      note !== undefined && note.size <= this.frontier.size;
      note = this.notes[0]
    ) {
      this.notes.shift();
      // One that lies before the entries, or between the hashes behind them, cannot be compared here.
      if (note.size < this.frontier.size) continue;
      if (!equalBytes(note.root, this.frontier.root()))
        throw new Problem(
          TAMPERED,
          "wrong-root",
          note.place,
          `the ${note.size} entries are not those that it signed`,
        );
      this.compared.push(note);
    }
  }
}
