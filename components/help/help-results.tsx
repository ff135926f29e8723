import Link from "next/link";

import { reportHref } from "@/components/support/report-href";
import { Highlighted } from "@/components/help/highlighted";
import { helpHref, type HelpPlace } from "@/components/help/help-place";
import type { HelpAnswer, HelpHit } from "@/lib/help/types";

type HelpResultsProps = { query: string; answer: HelpAnswer; place: HelpPlace };

/** The page of results: what answers, or that nothing does and what comes closest. */
export function HelpResults({ query, answer, place }: HelpResultsProps) {
  const { hits, closest, corrected } = answer;
  return (
    <section aria-labelledby="results" className="grid gap-5">
      <div>
        <h2 id="results" className="text-lg font-semibold">
          {hits.length > 0 ? `Answers to “${corrected ?? query}”` : `No article answers “${query}”`}
        </h2>
        {corrected && hits.length > 0 && <p className="text-muted-foreground">You wrote “{query}”.</p>}
        {hits.length === 0 && (
          <p className="text-muted-foreground">
            Try other words for it. What is asked without an answer is noted, without your name, so that
            somebody can write the article.
            {place.organization !== null && (
              <>
                {" "}
                Or{" "}
                <Link
                  href={reportHref(place.organization, { subject: query })}
                  className="text-link underline underline-offset-2"
                >
                  ask the support
                </Link>
                .
              </>
            )}
          </p>
        )}
      </div>
      <HitList hits={hits} query={corrected ?? query} place={place} />
      {closest.length > 0 && (
        <div className="grid gap-3">
          <h3 className="font-medium">Closest articles</h3>
          <HitList hits={closest} query={query} place={place} />
        </div>
      )}
    </section>
  );
}

function HitList({ hits, query, place }: { hits: readonly HelpHit[]; query: string; place: HelpPlace }) {
  return (
    <ol className="grid gap-4">
      {hits.map(({ slug, title, section, excerpt }) => (
        <li key={slug} className="max-w-reading">
          <Link
            href={helpHref(place, slug)}
            prefetch={false}
            className="text-link font-medium hover:underline"
          >
            {title}
          </Link>
          <p className="text-muted-foreground text-sm">{section}</p>
          <p>
            <Highlighted text={excerpt} query={query} />
          </p>
        </li>
      ))}
    </ol>
  );
}
