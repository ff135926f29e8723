import { define } from "./define";

const COMPLIANCE_PATH = "/compliance";
const checkPath = (checkId: string) => `${COMPLIANCE_PATH}/checks/${checkId}`;

type Drift = { checks: readonly { id: string; title: string; reason: string }[] };

const pathOf = ({ checks: [first, ...others] }: Drift) =>
  first && others.length === 0 ? checkPath(first.id) : `${COMPLIANCE_PATH}/checks?state=fail`;

/** What members are told of compliance checks. */
export const COMPLIANCE_NOTIFICATIONS = {
  "compliance.checks_broke": define<Drift>({
    category: "monitoring",
    label: "A compliance check broke",
    description: "A check that did not fail before fails now.",
    mail: "on",
    title: ({ checks: [first, ...others] }) =>
      others.length === 0 ? `Broken: ${first?.title ?? ""}` : `${others.length + 1} compliance checks broke`,
    body: ({ checks: [first, ...others] }) =>
      others.length === 0
        ? (first?.reason ?? "")
        : [first, ...others].flatMap((check) => (check ? [check.title] : [])).join("; "),
    path: pathOf,
  }),
  "compliance.checks_recovered": define<Drift>({
    category: "monitoring",
    label: "A compliance check recovered",
    description: "A check that failed passes again.",
    mail: "off",
    title: ({ checks: [first, ...others] }) =>
      others.length === 0
        ? `Recovered: ${first?.title ?? ""}`
        : `${others.length + 1} compliance checks recovered`,
    body: ({ checks }) => checks.map(({ title }) => title).join("; "),
    path: ({ checks: [first, ...others] }) =>
      first && others.length === 0 ? checkPath(first.id) : `${COMPLIANCE_PATH}/checks`,
  }),
  "compliance.exception_requested": define<{
    checkId: string;
    title: string;
    by: string;
    until: string;
  }>({
    category: "monitoring",
    label: "An exception waits for approval",
    description: "Somebody asks that a failing compliance check be accepted until a date.",
    mail: "on",
    title: ({ by, title }) => `${by} asks for an exception: ${title}`,
    body: ({ until }) => `Until ${until}. Somebody other than the requester decides.`,
    path: ({ checkId }) => checkPath(checkId),
  }),
  "compliance.assigned": define<{ checkId: string; title: string; by: string; due: string | null }>({
    category: "monitoring",
    label: "A compliance check is yours",
    description: "Somebody made you the owner of a manual check.",
    mail: "on",
    title: ({ title }) => `Yours to answer: ${title}`,
    body: ({ by, due }) => (due === null ? `Assigned by ${by}.` : `Assigned by ${by}, due on ${due}.`),
    path: ({ checkId }) => checkPath(checkId),
  }),
  "reports.soc2": define<{ id: string; fromDay: string; toDay: string }>({
    category: "monitoring",
    label: "A SOC 2 report is ready",
    description: "A report that you asked for, or that of the last month.",
    mail: "on",
    title: ({ fromDay, toDay }) => `SOC 2 report of ${fromDay} to ${toDay} is ready`,
    body: () => "Download it with its signed document, and see what changed since the period before.",
    path: ({ id }) => `/reports/soc2/${id}`,
  }),
};
