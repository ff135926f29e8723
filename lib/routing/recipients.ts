import { ALERT_SEVERITIES } from "@/lib/alerts/severity";
import { DEFAULT_ALERT_PREFERENCE, type AlertPreference } from "./settings";

/** Somebody or something that is told. The key is the same wherever the recipient was named. */
export type Recipient = {
  /** user:<id>, channel:<id>, address:<address>, or sms:<id> for a text message to a person. */
  key: string;
  /** Null: the built-in mail to the address, or a text message. */
  channelId: string | null;
  /** Set for a person, whose preferences then count. */
  userId: string | null;
  address: string | null;
  label: string;
};

/** Whether a recipient is a person's phone. */
export function isText({ key }: Pick<Recipient, "key">): boolean {
  return key.startsWith("sms:");
}

/** The phones of those recipients who are texted as well. */
export function textsTo(
  recipients: readonly Recipient[],
  { textable }: Pick<Directory, "textable">,
  preferences: ReadonlyMap<string, AlertPreference>,
): Recipient[] {
  return recipients.flatMap(({ userId, label }) => {
    if (userId === null || !textable.has(userId)) return [];
    if ((preferences.get(userId) ?? DEFAULT_ALERT_PREFERENCE).textSeverity === null) return [];
    return [
      { key: `sms:${userId}`, channelId: null, userId, address: null, label: `${label}, by text message` },
    ];
  });
}

/** What a recipient prefers; null for channels and addresses. A phone rings from the severity on that was chosen for it. */
export function preferenceFor(
  recipient: Recipient,
  preferences: ReadonlyMap<string, AlertPreference>,
): AlertPreference | null {
  const own = preferences.get(recipient.userId ?? "") ?? null;
  if (!isText(recipient)) return own;
  const preference = own ?? DEFAULT_ALERT_PREFERENCE;
  const { minimumSeverity, textSeverity } = preference;
  const isStricter =
    ALERT_SEVERITIES.indexOf(textSeverity ?? "critical") > ALERT_SEVERITIES.indexOf(minimumSeverity);
  return { ...preference, minimumSeverity: isStricter ? (textSeverity ?? "critical") : minimumSeverity };
}

export type Person = { userId: string; name: string; email: string };

/** What the entries of a policy are looked up in, of one organisation. */
export type Directory = {
  /** By key. */
  channels: ReadonlyMap<string, { id: string; name: string; isPaused: boolean }>;
  /** Members of each group by its key: people by id, channels by key. */
  groups: ReadonlyMap<string, { userIds: readonly string[]; channelKeys: readonly string[] }>;
  /** Who is on call now, by key of the schedule. */
  onCall: ReadonlyMap<string, readonly string[]>;
  /** Ids of escalation policies by key. */
  escalations: ReadonlyMap<string, string>;
  /** Members by id. */
  people: ReadonlyMap<string, Person>;
  /** Members who can be texted. */
  textable: ReadonlySet<string>;
  /** Owners and admins. */
  adminIds: readonly string[];
};

export type ResolvedRecipients = {
  recipients: Recipient[];
  escalationPolicyIds: string[];
  /** Entries that name nothing, or nobody: recorded as a reason. */
  unresolved: string[];
  /** True where nobody would hear of it now, so that the admins are told as well. */
  fellBack: boolean;
};

/**
 * Turns the entries of `alert_policies.notification_channels` into recipients, each once: `email`, the key of a
 * channel, `group:<key>`, `on-call:<schedule key>` or `escalation:<policy key>`. Where they come to nobody, or to
 * paused channels alone, the admins are told by mail: an alert is never told to nobody silently.
 */
export function resolveRecipients(
  { entries, contactEmail }: { entries: readonly string[]; contactEmail: string | null },
  directory: Directory,
): ResolvedRecipients {
  const found = new Map<string, Recipient>();
  const escalationPolicyIds = new Set<string>();
  const unresolved: string[] = [];
  const admins = directory.adminIds.flatMap((id) => personOf(directory, id));

  for (const entry of entries) {
    const outcome = resolveEntry(entry, contactEmail, admins, directory);
    for (const recipient of outcome.recipients)
      if (!found.has(recipient.key)) found.set(recipient.key, recipient);
    if (outcome.escalationPolicyId !== null) escalationPolicyIds.add(outcome.escalationPolicyId);
    if (outcome.recipients.length === 0 && outcome.escalationPolicyId === null) unresolved.push(entry);
    unresolved.push(...outcome.unresolved);
  }

  const pausedIds = new Set(
    [...directory.channels.values()].flatMap(({ id, isPaused }) => (isPaused ? id : [])),
  );
  const hears = [...found.values()].some(({ channelId }) => channelId === null || !pausedIds.has(channelId));
  const fellBack = !hears && escalationPolicyIds.size === 0;
  return {
    recipients: fellBack ? [...found.values(), ...admins] : [...found.values()],
    escalationPolicyIds: [...escalationPolicyIds],
    unresolved: [...new Set(unresolved)],
    fellBack,
  };
}

type EntryOutcome = { recipients: Recipient[]; escalationPolicyId: string | null; unresolved: string[] };

function resolveEntry(
  entry: string,
  contactEmail: string | null,
  admins: Recipient[],
  directory: Directory,
): EntryOutcome {
  const none: EntryOutcome = { recipients: [], escalationPolicyId: null, unresolved: [] };
  const [kind, key = ""] = entry.split(/:(.*)/s, 2);
  if (key === "") {
    const recipients =
      entry !== "email"
        ? channelOf(directory, entry)
        : contactEmail === null
          ? admins
          : [addressRecipient(directory, contactEmail)];
    return { ...none, recipients };
  }
  if (kind === "on-call")
    return {
      ...none,
      recipients: (directory.onCall.get(key) ?? []).flatMap((id) => personOf(directory, id)),
    };
  if (kind === "escalation") return { ...none, escalationPolicyId: directory.escalations.get(key) ?? null };
  const group = kind === "group" ? directory.groups.get(key) : undefined;
  if (!group) return none;
  return {
    ...none,
    recipients: [
      ...group.userIds.flatMap((id) => personOf(directory, id)),
      ...group.channelKeys.flatMap((channelKey) => channelOf(directory, channelKey)),
    ],
    unresolved: group.channelKeys.filter((channelKey) => !directory.channels.has(channelKey)),
  };
}

function personOf({ people }: Directory, userId: string): Recipient[] {
  const person = people.get(userId);
  if (!person) return [];
  const { name, email } = person;
  return [{ key: `user:${userId}`, channelId: null, userId, address: email, label: name }];
}

function channelOf({ channels }: Directory, key: string): Recipient[] {
  const channel = channels.get(key);
  if (!channel) return [];
  const { id, name } = channel;
  return [{ key: `channel:${id}`, channelId: id, userId: null, address: null, label: name }];
}

/** A member's address is the member, so that nobody is told twice and their preferences count. */
function addressRecipient({ people }: Directory, address: string): Recipient {
  const normalized = address.trim().toLowerCase();
  const person = [...people.values()].find(({ email }) => email.toLowerCase() === normalized);
  return person
    ? { key: `user:${person.userId}`, channelId: null, userId: person.userId, address, label: person.name }
    : { key: `address:${normalized}`, channelId: null, userId: null, address, label: address };
}
