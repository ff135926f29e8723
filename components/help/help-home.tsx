import { ArticleList } from "@/components/help/article-list";
import type { HelpPlace } from "@/components/help/help-place";
import { HELP_SECTIONS, type HelpSection } from "@/lib/help/sections";
import type { ArticleSummary } from "@/lib/help/types";

type HelpHomeProps = {
  sections: readonly { section: HelpSection; articles: readonly ArticleSummary[] }[];
  place: HelpPlace;
};

/** Every article by task. */
export function HelpHome({ sections, place }: HelpHomeProps) {
  return (
    <div className="grid gap-x-10 gap-y-9 sm:grid-cols-2 xl:grid-cols-3">
      {sections.map(({ section, articles }) => (
        <section key={section} aria-labelledby={section} className="grid content-start gap-2">
          <div>
            <h2 id={section} className="text-lg font-semibold">
              {HELP_SECTIONS[section].title}
            </h2>
            <p className="text-muted-foreground text-sm">{HELP_SECTIONS[section].description}</p>
          </div>
          <ArticleList articles={articles} place={place} />
        </section>
      ))}
    </div>
  );
}
