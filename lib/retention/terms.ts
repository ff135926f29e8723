/** Something that says how long records must be kept. */
export type Obligation = {
  id: string;
  label: string;
  months: number;
  /** Where it stands. */
  source: string;
  /** What it says, in our words. */
  says: string;
};

/** Rows stay in the database for so long; PCI DSS 10.5.1 asks for three months at hand. */
export const HOT_DAYS = 90;

/** Where nobody has said anything else. */
export const DEFAULT_MONTHS = 12;

export const OBLIGATIONS: readonly Obligation[] = [
  {
    id: "eu-ai-act",
    label: "EU AI Act",
    months: 6,
    source: "Regulation (EU) 2024/1689, art. 19(1) and 26(6)",
    says: "Logs of high-risk AI systems for at least six months.",
  },
  {
    id: "soc2",
    label: "SOC 2",
    months: 12,
    source: "Practice, no law: an audit looks back up to twelve months",
    says: "What an auditor samples must still be there when the period has ended.",
  },
  {
    id: "pci-dss",
    label: "PCI DSS 4.0.1",
    months: 12,
    source: "PCI DSS 4.0.1, requirement 10.5.1",
    says: "Audit log history for at least twelve months, the last three at hand.",
  },
  {
    id: "hipaa",
    label: "HIPAA",
    months: 72,
    source: "45 CFR 164.316(b)(2)(i)",
    says: "Required documentation for six years from its making or from when it was last in effect.",
  },
  {
    id: "sox",
    label: "SOX",
    months: 84,
    source: "17 CFR 210.2-06(a), under section 802 of the Sarbanes-Oxley Act",
    says: "Records relevant to an audit or review for seven years after it has ended.",
  },
];

export const OBLIGATION_IDS = OBLIGATIONS.map(({ id }) => id);

/** The longest term that applies, in months. */
export function effectiveMonths(obligations: readonly string[], ownMonths: number | null): number {
  const chosen = OBLIGATIONS.filter(({ id }) => obligations.includes(id)).map(({ months }) => months);
  const asked = ownMonths === null ? chosen : [...chosen, ownMonths];
  return asked.length === 0 ? DEFAULT_MONTHS : Math.max(...asked);
}

/** The instant from which on an archive of records up to `recordedUntil` need not be kept. */
export function expiryOf(recordedUntil: Date, months: number): Date {
  const expiry = new Date(recordedUntil);
  // Archives end at the first of a month, which every month has.
  expiry.setUTCMonth(expiry.getUTCMonth() + months);
  return expiry;
}
