import { policyLabels, type PolicyFacts } from "./alert-facts";
import { matches } from "./matchers";
import type { Labels, Matcher } from "./types";

/** Whether muting a policy needs a second person: it is critical, or evidence of a control that is. */
export function isProtected(
  policy: Pick<PolicyFacts, "severity" | "controlIds">,
  criticalControlIds: readonly string[],
): boolean {
  return policy.severity === "critical" || policy.controlIds.some((id) => criticalControlIds.includes(id));
}

/**
 * Whether matchers may come to match alerts of a policy. Labels that are only known once there is an alert count as
 * fitting, so that no window slips by.
 */
export function mayMatchPolicy(matchers: readonly Matcher[], policy: PolicyFacts): boolean {
  const known: Labels = policyLabels(policy);
  return matchers.every((matcher) => {
    const value = known[matcher.name];
    return value === undefined || matches(matcher, value);
  });
}

/**
 * Why somebody may not approve a window; null where they may. Whoever made the window, or last edited a protected
 * policy that it mutes, is the first pair of eyes.
 */
export function approvalProblem(
  approverId: string,
  window: { createdByUserId: string | null },
  protectedPolicies: readonly { name: string; editedByUserId: string | null }[],
): string | null {
  if (window.createdByUserId === approverId)
    return "You made this yourself: somebody else has to approve it.";
  const own = protectedPolicies.find(({ editedByUserId }) => editedByUserId === approverId);
  return own ? `You last edited the policy ${own.name}: somebody else has to approve this.` : null;
}
