import { describe, expect, it } from "vitest";
import { articleDraft, draftSlug } from "./article-draft";
import { parseArticle } from "./parse-article";

const closest = [
  { slug: "connect-slack", title: "How do I connect Slack?" },
  { slug: "glossary#control", title: "Control" },
];

describe("the draft of an article", () => {
  it("is a file that can be read as an article at once", () => {
    const draft = articleDraft({ query: "how do i print a label", closest, today: "2026-11-22" });
    const article = parseArticle(draftSlug("how do i print a label"), draft);
    expect(article).toMatchObject({
      slug: "how-do-i-print-a-label",
      title: "How do i print a label",
      updated: "2026-11-22",
    });
    expect(article.aliases[0]).toBe("how do i print a label");
  });

  it("links what comes closest, as far as these are articles", () => {
    const draft = articleDraft({ query: "discord channel", closest, today: "2026-11-22" });
    expect(draft).toContain("](/help/connect-slack)");
    expect(draft).not.toContain("glossary#control");
  });
});
