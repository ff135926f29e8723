/** The tasks by which the help centre is ordered, in the order in which it shows them. */
export const HELP_SECTIONS = {
  "getting-started": {
    title: "Getting started",
    description: "From the first sign-in to the first figure on a chart.",
  },
  metrics: { title: "Metrics and monitoring", description: "What is measured, and how to send your own." },
  alerts: { title: "Alerts", description: "What is watched for, and what to do when it fires." },
  response: { title: "On call and incidents", description: "Who answers, and what people do about trouble." },
  notifications: { title: "Notifications and channels", description: "How people are told, and how not." },
  security: {
    title: "Security events and logs",
    description: "What happened, and what your systems report.",
  },
  evidence: { title: "Evidence and audit", description: "What can be proved, to whom, and how to check it." },
  compliance: {
    title: "Compliance",
    description: "Frameworks, controls and checks, and what stands in the way.",
  },
  people: { title: "People and organisations", description: "Members, roles, and settings of all." },
  account: {
    title: "Signing in and your account",
    description: "Passwords, second factors, sessions, your data.",
  },
  billing: { title: "Plans and billing", description: "The trial, plans, invoices, and what may be spent." },
  api: { title: "API and integrations", description: "Keys, limits, errors, OpenTelemetry." },
  interface: { title: "Around the product", description: "Keyboard, search, themes and time zones." },
} as const satisfies Record<string, { title: string; description: string }>;

export type HelpSection = keyof typeof HELP_SECTIONS;

export const HELP_SECTION_KEYS = Object.keys(HELP_SECTIONS) as HelpSection[];
