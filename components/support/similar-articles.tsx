"use client";

import { helpHref } from "@/components/help/help-place";
import { useHelpSearch } from "@/components/help/use-help-search";

const MOST_SHOWN = 4;

/** Articles that may answer what is being asked; they open beside the form, which keeps its text. */
export function SimilarArticles({ organization, text }: { organization: string; text: string }) {
  const { hits } = useHelpSearch(text);
  const articles = hits.filter(({ slug }) => !slug.includes("#")).slice(0, MOST_SHOWN);
  return (
    <div aria-live="polite">
      {articles.length > 0 && (
        <section aria-labelledby="similar" className="bg-card grid gap-2 rounded-lg border p-4">
          <h2 id="similar" className="font-semibold">
            These articles may answer it
          </h2>
          <ul className="grid gap-1.5">
            {articles.map(({ slug, title }) => (
              <li key={slug}>
                <a
                  href={helpHref({ organization }, slug)}
                  target="_blank"
                  rel="noreferrer"
                  className="text-link hover:underline"
                >
                  {title}
                  <span className="sr-only"> (opens in a new tab)</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
