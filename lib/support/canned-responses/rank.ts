import type { CannedResponse } from "./schema";

/** What somebody types after a slash at the beginning of a word; null where there is none before the caret. */
export function slashQuery(textBeforeCaret: string): string | null {
  return /(?:^|\s)\/([a-z0-9-]{0,40})$/i.exec(textBeforeCaret)?.[1]?.toLowerCase() ?? null;
}

/** Answers for what was typed: a shortcode that begins so, then one that holds it, then title and text. */
export function rankResponses(responses: readonly CannedResponse[], query: string): CannedResponse[] {
  return responses
    .map((response) => ({ response, rank: rankOf(response, query) }))
    .filter(({ rank }) => rank !== null)
    .toSorted(
      (one, other) =>
        (one.rank ?? 0) - (other.rank ?? 0) || one.response.shortcode.localeCompare(other.response.shortcode),
    )
    .map(({ response }) => response);
}

function rankOf({ shortcode, title, body }: CannedResponse, query: string): number | null {
  const rest = [
    shortcode.startsWith(query),
    shortcode.includes(query),
    contains(title, query),
    contains(body, query),
  ];
  const rank = rest.indexOf(true);
  return rank === -1 ? null : rank;
}

function contains(text: string, query: string): boolean {
  return text.toLowerCase().includes(query);
}
