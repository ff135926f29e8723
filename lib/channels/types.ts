import type { ChannelKind, ChannelState } from "./kinds";

/** A channel as other domains choose it. */
export type ChannelReference = {
  id: string;
  key: string;
  kind: ChannelKind;
  name: string;
  state: ChannelState;
};

/** A channel as it is shown: never its secrets. */
export type ChannelSummary = ChannelReference & {
  /** Where it leads, in words: a host, a number, an address. */
  target: string;
  pausedAt: Date | null;
  pauseReason: string | null;
  consecutiveFailures: number;
  lastDeliveredAt: Date | null;
  lastFailedAt: Date | null;
  lastError: string | null;
  createdAt: Date;
  updatedAt: Date;
};

/** A channel as its page shows it. */
export type ChannelDetail = ChannelSummary & {
  /** What was given for it, without secrets, as the form shows it. */
  config: Record<string, string>;
};
