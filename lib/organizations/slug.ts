export const LONGEST_SLUG = 48;
const SHORTEST_SLUG = 2;
const SLUG = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/** First parts of our own addresses, now or soon; a test compares them with the routes. */
const RESERVED = new Set(
  `about account acknowledge admin api app assets auth billing blog check-email confirm-email contact cron custom-domain dashboard demo docs
   forgot-password health help invitations legal login logout mailbox metrics new onboarding openapi
   organizations otlp pricing privacy public rate regulix reset-password rooms second-step security settings sign-in
   sign-out sign-up signup staff static status support terms undo-email verify verify-email webhooks www`.split(
    /\s+/,
  ),
);

/** A proposal from a name: "Łódź & Söhne GmbH" becomes "lodz-sohne-gmbh". Empty when nothing is left. */
export function slugFromName(name: string): string {
  return name
    .replace(/[łŁ]/g, "l")
    .replace(/[øØ]/g, "o")
    .replace(/ß/g, "ss")
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, LONGEST_SLUG)
    .replace(/-+$/, "");
}

/** What is wrong with a slug, as a sentence that says the fix; null when nothing is. */
export function slugProblem(slug: string): string | null {
  if (slug.length < SHORTEST_SLUG) return `Use at least ${SHORTEST_SLUG} characters.`;
  if (slug.length > LONGEST_SLUG) return `Use at most ${LONGEST_SLUG} characters.`;
  if (!SLUG.test(slug)) return "Use small letters, digits and hyphens, with a letter or digit at both ends.";
  if (RESERVED.has(slug)) return "This address is reserved. Choose another one.";
  return null;
}
