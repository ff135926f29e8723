/** What an open page can be told about: that something of a topic changed, never what. */
export const LIVE_TOPICS = [
  "security-events",
  "metrics",
  "notifications",
  "alerts",
  "incidents",
  "branding",
  "support",
] as const;

export type LiveTopic = (typeof LIVE_TOPICS)[number];

export type LiveSignal = { topic: LiveTopic; organizationIds: string[] };

/** The PostgreSQL notification channel that carries signals between processes. */
export const LIVE_CHANNEL = "regulix_live";

// A notification holds less than 8,000 bytes, and an id takes 39.
const IDS_PER_PAYLOAD = 190;

export function isLiveTopic(value: string): value is LiveTopic {
  return (LIVE_TOPICS as readonly string[]).includes(value);
}

/** The notifications that tell `organizationIds` about a change, as few as fit. */
export function livePayloads(topic: LiveTopic, organizationIds: readonly string[]): string[] {
  const payloads: string[] = [];
  for (let start = 0; start < organizationIds.length; start += IDS_PER_PAYLOAD) {
    const signal: LiveSignal = {
      topic,
      organizationIds: organizationIds.slice(start, start + IDS_PER_PAYLOAD),
    };
    payloads.push(JSON.stringify(signal));
  }
  return payloads;
}

/** Null for anything that is not a signal: the channel is open to every role of the database. */
export function parseLivePayload(payload: string): LiveSignal | null {
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null || !("topic" in value) || !("organizationIds" in value))
    return null;
  const { topic, organizationIds } = value;
  if (typeof topic !== "string" || !isLiveTopic(topic) || !Array.isArray(organizationIds)) return null;
  return { topic, organizationIds: organizationIds.filter((id) => typeof id === "string") };
}
