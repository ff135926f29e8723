import { isId, newId } from "@/lib/core/ids";

const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
const LONGEST_KEY = 512;

/** A new key for a file: the organisation, an id of its own, and the path that the caller gave it. */
export function newStorageKey(organizationId: string, path: string): string {
  const key = `${organizationId}/${newId()}/${path}`;
  assertStorageKey(key);
  return key;
}

/**
 * Refuses everything that is not plain segments below an organisation's id: no dots in front, no empty
 * segment, no backslash, no encoding. Such a key means the same path in every store.
 */
export function assertStorageKey(key: string): void {
  const [organizationId, ...segments] = key.split("/");
  const isSafe =
    key.length <= LONGEST_KEY &&
    isId(organizationId ?? "") &&
    segments.length > 0 &&
    segments.every((segment) => SEGMENT.test(segment));
  if (!isSafe) throw new Error("Not a storage key.");
}

/** What all keys of an organisation begin with. */
export function keysOf(organizationId: string): string {
  if (!isId(organizationId)) throw new Error("Not an organisation.");
  return `${organizationId}/`;
}

/** True when the file belongs to the organisation. */
export function isKeyOf(organizationId: string, key: string): boolean {
  return key.startsWith(`${organizationId}/`);
}
