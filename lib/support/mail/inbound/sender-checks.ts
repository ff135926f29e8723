/** Headers in the order of the mail; servers put theirs on top, so the first of a name is the last server's. */
export type HeaderList = readonly { key: string; value: string }[];

const SPF_FAILS = /^(fail|softfail|permerror)\b/i;

/**
 * What the receiving server found wrong with a sender's domain, or null. A failed SPF alone is what forwarding
 * does, so a DKIM signature of the same mail makes up for it.
 */
export function failedSenderCheck(headers: HeaderList): string | null {
  const first = (name: string) => headers.find(({ key }) => key === name)?.value.trim() ?? "";
  const results = first("authentication-results").toLowerCase();
  if (/\bdmarc=fail\b/.test(results)) return "DMARC: fail";
  const isSigned =
    /\bdkim=pass\b/.test(results) ||
    /\bDKIM_VALID_AU\b/.test(first("x-spam-tests")) ||
    /^pass$/i.test(first("x-mailgun-dkim-check-result"));
  if (isSigned) return null;
  const spf = [first("received-spf"), first("x-mailgun-spf"), /\bspf=(\w+)/.exec(results)?.[1] ?? ""];
  const failed = spf.find((verdict) => SPF_FAILS.test(verdict));
  return failed === undefined ? null : `SPF: ${failed.split(/\s/)[0]?.toLowerCase() ?? ""}`;
}
