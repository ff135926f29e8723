import { HelpFrame } from "@/components/help/help-frame";
import { HelpHome } from "@/components/help/help-home";
import type { HelpPlace } from "@/components/help/help-place";
import { HelpResults } from "@/components/help/help-results";
import { HelpSearch } from "@/components/help/help-search";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { requestOrigin } from "@/lib/auth/request-origin";
import { articlesOfSection } from "@/lib/help/articles";
import { noteMissedSearch } from "@/lib/help/missed-searches";
import { HelpQuery } from "@/lib/help/schema";
import { searchHelp } from "@/lib/help/search";
import { HELP_SECTION_KEYS } from "@/lib/help/sections";

const SHOWN_HITS = 12;

/** Search first, then every article by task; with `?q=` what answers it. */
export async function HelpHomePage({ place, params }: { place: HelpPlace; params: SearchParams }) {
  const query = HelpQuery.safeParse(valuesOfParam(params, "q")[0] ?? "").data ?? "";
  const answer = query === "" ? null : searchHelp(query, { limit: SHOWN_HITS });
  if (answer?.hits.length === 0) await noteMissedSearch(query, await requestOrigin());
  return (
    <HelpFrame place={place} current="">
      <div className="grid justify-items-start gap-4">
        <h1 className="text-2xl font-semibold tracking-tight">How can we help?</h1>
        <HelpSearch key={query} place={place} query={query} />
      </div>
      {answer && <HelpResults query={query} answer={answer} place={place} />}
      {!answer?.hits.length && (
        <HelpHome
          place={place}
          sections={HELP_SECTION_KEYS.map((section) => ({
            section,
            articles: articlesOfSection(section),
          })).filter(({ articles }) => articles.length > 0)}
        />
      )}
    </HelpFrame>
  );
}
