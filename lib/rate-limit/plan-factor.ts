/** How many times the requests of the smallest plan each plan has. */
export const PLAN_FACTORS = { starter: 1, professional: 5, enterprise: 20 } as const;

/** The factor by which an organisation's limits grow with its plan; an unknown plan has the smallest. */
export function planFactor(plan: string): number {
  return Object.entries(PLAN_FACTORS).find(([name]) => name === plan)?.[1] ?? PLAN_FACTORS.starter;
}
