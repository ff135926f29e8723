export const PER_KIND = 5;

/** Of logs only the newest entries are searched, so that the answer takes the same however long they are. */
export const NEWEST_ENTRIES = 2_000;

export type Search = { organizationId: string; pattern: string };
