import { define } from "./define";

const PLAN_PATH = "/settings/plan";
const TRIAL = {
  category: "billing",
  mail: "always",
  path: () => PLAN_PATH,
} as const;

/** What is told of an organisation's plan: the trial's stages, and limits that are near. */
export const PLAN_NOTIFICATIONS = {
  "trial.started": define<{ endsOn: string }>({
    ...TRIAL,
    label: "Trial started",
    description: "The trial of the organisation has begun.",
    title: () => "Your 14-day trial has begun",
    body: ({ endsOn }) =>
      `It ends on ${endsOn}. You need no card, and nothing is deleted afterwards: what you have can still be read.`,
  }),
  "trial.ending": define<{ daysLeft: number; endsOn: string }>({
    ...TRIAL,
    label: "Trial ends soon",
    description: "You are told seven days, three days and one day before the trial ends.",
    title: ({ daysLeft }) => `Your trial ends ${daysLeft === 1 ? "tomorrow" : `in ${daysLeft} days`}`,
    body: ({ endsOn }) =>
      `It ends on ${endsOn}. Choose a plan to go on; otherwise everything can be read and nothing changed.`,
  }),
  "trial.expired": define<Record<string, never>>({
    ...TRIAL,
    label: "Trial over",
    description: "The trial has ended without a plan.",
    title: () => "Your trial is over",
    body: () =>
      "Everything can still be read and exported, and nothing was deleted. Choose a plan to change things and to send data again.",
  }),
  "limits.near": define<{ label: string; percent: number; detail: string }>({
    category: "billing",
    label: "A limit of the plan is near",
    description: "Seats, metric series or storage reached 80 % or 100 % of what the plan has.",
    mail: "always",
    title: ({ label, percent }) =>
      percent === 100 ? `${label}: nothing is left` : `${label}: ${percent} % are used`,
    body: ({ detail, percent }) =>
      percent === 100
        ? `${detail} What is there stays; what is added is refused until there is room or a larger plan.`
        : `${detail} At 100 % nothing can be added.`,
    path: () => PLAN_PATH,
  }),
};
