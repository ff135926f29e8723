import { describe, expect, it } from "vitest";
import { TUNING_QUERIES, type LabelledQuery } from "@/scripts/testing/help-queries";
import { UNSEEN_QUERIES } from "@/scripts/testing/help-queries-unseen";
import { searchHelp } from "./search";

const LEAST_FIRST_HITS = 0.9;

/** Whether the first hit is the article that the label names, or nothing where it names none. */
function isRight([query, wanted]: LabelledQuery): boolean {
  const first = searchHelp(query, { limit: 1 }).hits[0]?.slug ?? null;
  return typeof wanted === "string" || wanted === null
    ? first === wanted
    : first !== null && wanted.includes(first);
}

function shareRight(queries: readonly LabelledQuery[]): number {
  return queries.filter(isRight).length / queries.length;
}

const covered = UNSEEN_QUERIES.filter(([, wanted]) => wanted !== null);
const uncovered = UNSEEN_QUERIES.filter(([, wanted]) => wanted === null);

describe("the search of help", () => {
  it("is measured with enough questions that it was not adjusted with, fifteen of a hundred not covered", () => {
    expect(UNSEEN_QUERIES.length).toBeGreaterThanOrEqual(150);
    expect(uncovered.length / UNSEEN_QUERIES.length).toBeGreaterThanOrEqual(0.15);
    const tuned = new Set(TUNING_QUERIES.map(([query]) => query));
    expect(UNSEEN_QUERIES.filter(([query]) => tuned.has(query))).toEqual([]);
  });

  it("has the right article first for nine of ten questions", () => {
    expect(shareRight(covered)).toBeGreaterThanOrEqual(LEAST_FIRST_HITS);
  });

  it("answers nothing to nine of ten questions that no article answers", () => {
    expect(shareRight(uncovered)).toBeGreaterThanOrEqual(LEAST_FIRST_HITS);
  });

  it("says what it took a misspelt word for", () => {
    expect(searchHelp("invtation", { limit: 1 }).corrected).toBe("invitation");
  });

  it("offers the closest articles where nothing answers", () => {
    const { hits, closest } = searchHelp("order a taxi", { limit: 5 });
    expect(hits).toEqual([]);
    expect(closest.length).toBeGreaterThan(0);
  });

  it("finds a term of the glossary by its short form", () => {
    expect(searchHelp("what is a DPIA", { limit: 1 }).hits[0]?.slug).toBe(
      "glossary#data-protection-impact-assessment",
    );
  });

  it.each(["", "   ", "?!", "the of and", "x".repeat(5_000), "😀"])(
    "has no answer to %j and does not fail",
    (query) => {
      expect(searchHelp(query, { limit: 5 }).hits).toEqual([]);
    },
  );
});
