import { domainToUnicode } from "node:url";
import { parse } from "tldts";
import { parseDomain, type ParsedDomain } from "@/lib/domains/domain-name";

const REFUSALS = {
  address: "Write the host name alone, such as compliance.example.com.",
  wildcard:
    "A wildcard would catch every name below it. Write one host name, such as compliance.example.com.",
  apex: "Use a name below your domain, such as compliance.example.com: on the domain itself the record would take the place of your website.",
  ours: "This name belongs to the installation itself.",
  lookalike:
    "This name looks like that of the installation, or mixes scripts. Use one that nobody can mistake.",
} as const;

/** What looks alike in an address bar, written the same way. */
const CONFUSABLE: readonly (readonly [pattern: RegExp, same: string])[] = [
  [/rn/g, "m"],
  [/vv/g, "w"],
  [/0/g, "o"],
  [/[1i|]/g, "l"],
  [/5/g, "s"],
  [/-/g, ""],
];

/** Letters of other scripts that look Latin; a label that has only such letters mixes nothing. */
const LATIN_LOOKALIKES = new Map(
  [..."асԁеһіјӏорԛгѕυνѵѡхуαεικορτωϲ"].map((letter, at) => [letter, "acdehijlopqrsuvvwxyaeikoptwc"[at] ?? ""]),
);

const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u];

type Ours = {
  /** The host of APP_URL. */
  appHost: string;
  /** Where custom domains have to lead; null while that is not set. */
  target: string | null;
};

/**
 * The host name that somebody typed, where an organisation can have the product under it: below a domain of
 * theirs, never the domain itself, ours, or one that could be taken for ours.
 */
export function parseHostName(typed: string, { appHost, target }: Ours): ParsedDomain {
  const text = typed.trim();
  if (text.includes("*")) return refused(REFUSALS.wildcard);
  if (text.startsWith("@") || text.includes("_")) return refused(REFUSALS.address);
  const parsed = parseDomain(text);
  if (!parsed.ok) return parsed;
  const { domain } = parsed;
  const { domain: registrable } = parse(domain, { allowPrivateDomains: true });
  if (registrable === domain) return refused(REFUSALS.apex);
  const ours = target === null ? [appHost] : [appHost, target];
  if (ours.some((host) => isBelow(domain, host) || isBelow(host, domain))) return refused(REFUSALS.ours);
  return isLookalike(domain, appHost) ? refused(REFUSALS.lookalike) : parsed;
}

function refused(message: string): ParsedDomain {
  return { ok: false, message };
}

function isBelow(name: string, parent: string): boolean {
  return name === parent || name.endsWith(`.${parent}`);
}

function isLookalike(name: string, appHost: string): boolean {
  const shown = domainToUnicode(name);
  if (shown.split(".").some((label) => SCRIPTS.filter((script) => script.test(label)).length > 1))
    return true;
  const own = registrableLabel(appHost);
  const theirs = registrableLabel(name);
  return own !== null && theirs !== null && theirs !== own && skeleton(theirs) === skeleton(own);
}

/** The label that somebody chose: `acme` of app.acme.co.uk. */
function registrableLabel(name: string): string | null {
  return parse(name, { allowPrivateDomains: true }).domainWithoutSuffix;
}

function skeleton(label: string): string {
  const plain = domainToUnicode(label)
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "");
  const latin = [...plain].map((letter) => LATIN_LOOKALIKES.get(letter) ?? letter).join("");
  return CONFUSABLE.reduce((text, [pattern, same]) => text.replace(pattern, same), latin);
}
