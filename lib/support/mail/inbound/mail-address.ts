import type { MailAddress } from "./inbound-mail";

const LONGEST_HEADER = 2_000;
const ADDRESS = /^[^\s@<>",;:]+@[^\s@<>",;:]+$/;

/** Reads one mailbox of a header: `Mira <mira@example.com>` or the address alone. Null for anything else. */
export function readMailAddress(text: string): MailAddress | null {
  const trimmed = text.slice(0, LONGEST_HEADER).trim();
  const inBrackets = /^(.*)<([^<>]*)>$/s.exec(trimmed);
  const address = (inBrackets?.[2] ?? trimmed).trim().toLowerCase();
  if (!ADDRESS.test(address)) return null;
  const name = (inBrackets?.[1] ?? "").trim().replace(/^"(.*)"$/s, "$1");
  return { address, name: name.replace(/\\(.)/g, "$1") };
}

/** Every address that a header of several mailboxes names, or a provider's list. */
export function readAddresses(text: string): string[] {
  return (text.slice(0, LONGEST_HEADER).match(/[^\s@<>",;:]+@[^\s@<>",;:]+/g) ?? []).map((address) =>
    address.toLowerCase(),
  );
}

/** A Message-ID without its brackets; null where there is none. */
export function readMessageId(text: string | undefined): string | null {
  const id = /<?([^<>\s]+)>?/.exec(text?.trim() ?? "")?.[1];
  return id === undefined || id.length > 300 ? null : id;
}
