export const POST_MORTEM_SECTION_KEYS = [
  "summary",
  "impact",
  "timeline",
  "rootCause",
  "wentWell",
  "wentBadly",
] as const;

export type PostMortemSectionKey = (typeof POST_MORTEM_SECTION_KEYS)[number];

export type PostMortemSections = Partial<Record<PostMortemSectionKey, string>>;

/** The template: what each section is for. Nobody is blamed; the question is how it could happen. */
export const POST_MORTEM_SECTIONS: Record<PostMortemSectionKey, { title: string; help: string }> = {
  summary: {
    title: "Summary",
    help: "What happened, for how long, and how it ended, in three sentences for somebody who was not there.",
  },
  impact: {
    title: "Impact",
    help: "Who noticed what, how many, and for how long. Figures where there are some.",
  },
  timeline: { title: "Timeline", help: "Taken from the incident; add what it does not know." },
  rootCause: {
    title: "Root cause",
    help: "Why it could happen. Ask why until the answer is something that can be changed.",
  },
  wentWell: { title: "What went well", help: "What shortened it or kept it small, luck included." },
  wentBadly: { title: "What went badly", help: "What hid it, prolonged it or made it worse." },
};

/** What must be written before it is published. */
const NEEDED: readonly PostMortemSectionKey[] = ["summary", "impact", "rootCause"];

/** The titles of the sections that are still empty though a published post-mortem needs them. */
export function missingSections(sections: PostMortemSections): string[] {
  return NEEDED.filter((key) => (sections[key] ?? "").trim() === "").map(
    (key) => POST_MORTEM_SECTIONS[key].title,
  );
}

/** Reads what is stored; what is no section is left out. */
export function readSections(stored: unknown): PostMortemSections {
  if (typeof stored !== "object" || stored === null) return {};
  const texts = new Map(Object.entries(stored));
  return Object.fromEntries(
    POST_MORTEM_SECTION_KEYS.flatMap((key) => {
      const text: unknown = texts.get(key);
      return typeof text === "string" ? [[key, text]] : [];
    }),
  );
}
