/** Labels of an alert by name. */
export type Labels = Readonly<Record<string, string>>;

export const MATCH_OPERATORS = ["=", "!=", "=~", "!~"] as const;

export type MatchOperator = (typeof MATCH_OPERATORS)[number];

export type Matcher = { name: string; operator: MatchOperator; value: string };

/** Local times that come back each week, such as Monday to Friday from 22:00 until 06:00. */
export type Recurrence = {
  /** ISO weekdays, 1 for Monday, on which a time begins. */
  days: readonly number[];
  /** HH:MM. */
  from: string;
  /** HH:MM; at or before `from` it is that of the next day. */
  until: string;
  /** IANA name. */
  timeZone: string;
};

export const MUTE_WINDOW_KINDS = ["silence", "maintenance"] as const;

export type MuteWindowKind = (typeof MUTE_WINDOW_KINDS)[number];

/** A silence or a maintenance window, as far as it decides something. */
export type MuteWindow = {
  id: string;
  kind: MuteWindowKind;
  matchers: readonly Matcher[];
  startsAt: Date;
  endsAt: Date;
  recurrence: Recurrence | null;
  /** True once somebody other than its maker has approved it. */
  isApproved: boolean;
};
