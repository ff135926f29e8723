import { z } from "zod";
import { BUILT_IN_MAIL_KEY, CHANNEL_KINDS, CHANNEL_STATES } from "./kinds";

const MOST_KEY_CHARACTERS = 60;

export const ChannelName = z
  .string()
  .trim()
  .min(1, "Name the channel after who reads it.")
  .max(80, "At most 80 characters.");

/** The name by which policies, groups and the API call a channel. */
export const ChannelKey = z
  .string()
  .trim()
  .max(MOST_KEY_CHARACTERS, `At most ${MOST_KEY_CHARACTERS} characters.`)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Use small letters, digits and single hyphens.")
  .refine((key) => key !== BUILT_IN_MAIL_KEY, "This key is the built-in e-mail's; choose another.");

/** What each kind asks for is checked by its own schema. */
const ChannelConfig = z.record(z.string(), z.unknown());

export const CreateChannelInput = z.object({
  kind: z.enum(CHANNEL_KINDS),
  name: ChannelName,
  /** Left out: made of the name. */
  key: z.preprocess((key) => (key === "" ? undefined : key), ChannelKey.optional()),
  config: ChannelConfig,
});
export type CreateChannelInput = z.output<typeof CreateChannelInput>;

export const UpdateChannelInput = z.object({
  id: z.uuid(),
  name: ChannelName.optional(),
  /** What is left out or empty stays as it is: secrets are not shown, so they are not sent back. */
  config: ChannelConfig.optional(),
});
export type UpdateChannelInput = z.output<typeof UpdateChannelInput>;

export const ChannelIdInput = z.object({ id: z.uuid() });

export const ChannelStateInput = ChannelIdInput.extend({ state: z.enum(CHANNEL_STATES) });

/** A key made of a name: `Ops on-call` becomes `ops-on-call`. */
export function keyOfName(name: string): string {
  const key = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MOST_KEY_CHARACTERS)
    .replace(/^-+|-+$/g, "");
  return key === "" || key === BUILT_IN_MAIL_KEY ? "channel" : key;
}
