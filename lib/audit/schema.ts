import { z } from "zod";
import { typedText } from "@/lib/core/typed-text";

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) =>
    [value]
      .flat()
      .map(typedText)
      .filter((item) => item !== ""),
  )
  .catch([]);

const sequence = z.coerce.number().int().positive().optional().catch(undefined);

export const AUDIT_RANGES = { "24h": 1, "7d": 7, "30d": 30, "90d": 90, all: null } as const;

export type AuditRange = keyof typeof AUDIT_RANGES;

const rangeNames = Object.keys(AUDIT_RANGES) as [AuditRange, ...AuditRange[]];

/** The filter as it stands in the address of the page and of its export. Nonsense counts as absent. */
export const AuditFilter = z.object({
  action: list.default([]),
  actor: list.default([]),
  resource: list.default([]),
  range: z.enum(rangeNames).catch("all").default("all"),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  q: z.string().transform(typedText).catch("").default(""),
  /** A restored archive to look into, instead of the log itself. */
  restored: z.uuid().optional().catch(undefined),
  before: sequence,
  after: sequence,
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** True when something narrows the list. */
export function isFiltered(filter: AuditFilter): boolean {
  const { action, actor, resource, range, from, to, q } = filter;
  const chosen = action.length + actor.length + resource.length > 0;
  return chosen || range !== "all" || from !== undefined || to !== undefined || q !== "";
}
