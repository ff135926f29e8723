export const QUEUES = [
  "unassigned",
  "mine",
  "overdue",
  "due_soon",
  "waiting",
  "snoozed",
  "solved",
  "all",
] as const;
export type Queue = (typeof QUEUES)[number];

export const QUEUE_LABELS: Record<Queue, string> = {
  unassigned: "Unassigned",
  mine: "Mine",
  overdue: "Overdue",
  due_soon: "Due in 4 h",
  waiting: "Waiting on customer",
  snoozed: "Snoozed",
  solved: "Solved",
  all: "All tickets",
};

/** What is due within so many hours stands in a queue of its own. */
export const DUE_SOON_HOURS = 4;
