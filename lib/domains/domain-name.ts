import { domainToASCII } from "node:url";
import { parse } from "tldts";
import { MAIL_PROVIDERS } from "./mail-providers";

export type ParsedDomain = { ok: true; domain: string } | { ok: false; message: string };

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
const LONGEST_DOMAIN = 253;
/** A host's parser would cut off a path, read a port and decode what is encoded. */
const NOT_OF_A_NAME = /[\s/?#:@%\\[\]]/;

/** The domain that somebody typed, in lower case and ASCII, where an organisation can own it. */
export function parseDomain(typed: string): ParsedDomain {
  const text = typed.trim().replace(/^@/, "").replace(/\.$/, "");
  const domain = domainToASCII(text).toLowerCase();
  const labels = domain.split(".");
  if (NOT_OF_A_NAME.test(text)) return refused("Write the domain alone, such as example.com.");
  if (labels.length < 2 || domain.length > LONGEST_DOMAIN || !labels.every((label) => LABEL.test(label)))
    return refused("Write the domain alone, such as example.com.");
  const { domain: registrable, isIp, publicSuffix } = parse(domain, { allowPrivateDomains: true });
  if (isIp) return refused("Write the domain alone, such as example.com.");
  if (registrable === null || publicSuffix === domain)
    return refused("Anybody can register a name below this one. Add the domain of your organisation.");
  if (MAIL_PROVIDERS.has(registrable))
    return refused("Everybody can have an address there. Add a domain of your organisation.");
  return { ok: true, domain };
}

/** The part behind the @, as domains are kept; null where it is none. */
export function domainOfAddress(email: string): string | null {
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  return domain === email.toLowerCase() || domain === "" ? null : domain;
}

function refused(message: string): ParsedDomain {
  return { ok: false, message };
}
