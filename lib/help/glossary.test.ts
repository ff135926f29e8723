import { describe, expect, it } from "vitest";
import { allTerms } from "./glossary";
import { parseGlossary } from "./parse-glossary";

describe("the glossary", () => {
  const terms = allTerms();

  it("explains the words of seven regulations", () => {
    expect(terms.length).toBeGreaterThanOrEqual(60);
    const regulations = [...new Set(terms.map(({ regulation }) => regulation.key))];
    expect(regulations).toEqual(["csrd", "dma", "dora", "eu-ai-act", "gdpr", "nis2", "soc-2"]);
  });

  it("gives each term an id of its own, so that links to it lead to one place", () => {
    const ids = terms.map(({ id }) => id);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  });

  it("defines each in a few sentences and says where it is written", () => {
    for (const { name, definition, citation } of terms) {
      expect(definition.length, name).toBeGreaterThan(40);
      expect(definition.length, name).toBeLessThan(400);
      expect(citation, name).toMatch(/\d/);
    }
  });

  it("names the file and the term when one is not written as it should be", () => {
    const text = "---\nname: Law\n---\n\n## Term\n\nA definition without its source.";
    expect(() => parseGlossary("law", text)).toThrow(/glossary\/law\.md: "## Term/);
  });
});
