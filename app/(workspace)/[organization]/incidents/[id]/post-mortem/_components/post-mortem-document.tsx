import {
  POST_MORTEM_SECTION_KEYS,
  POST_MORTEM_SECTIONS,
  type PostMortemSections,
} from "@/lib/incidents/post-mortem-sections";

/** The text as it is read and printed. */
export function PostMortemDocument({ sections }: { sections: PostMortemSections }) {
  return (
    <article className="max-w-reading grid gap-6">
      {POST_MORTEM_SECTION_KEYS.map((key) => (
        <section key={key} aria-labelledby={`section-${key}`} className="grid break-inside-avoid gap-1">
          <h2 id={`section-${key}`} className="text-lg font-semibold">
            {POST_MORTEM_SECTIONS[key].title}
          </h2>
          <p className="wrap-anywhere whitespace-pre-wrap">
            {sections[key] || <span className="text-muted-foreground">Nothing written.</span>}
          </p>
        </section>
      ))}
    </article>
  );
}
