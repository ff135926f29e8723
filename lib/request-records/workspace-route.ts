/** Every page and download below an organisation. */
export const WORKSPACE_ROUTES = [
  "/[organization]/alerts",
  "/[organization]/alerts/[id]",
  "/[organization]/alerts/analytics",
  "/[organization]/alerts/deliveries",
  "/[organization]/alerts/deliveries/[id]",
  "/[organization]/alerts/groups",
  "/[organization]/alerts/history",
  "/[organization]/alerts/maintenance",
  "/[organization]/alerts/policies",
  "/[organization]/alerts/policies/[id]",
  "/[organization]/alerts/policies/[id]/edit",
  "/[organization]/alerts/policies/new",
  "/[organization]/alerts/policies/try",
  "/[organization]/alerts/routing",
  "/[organization]/alerts/silences",
  "/[organization]/alerts/silences/[id]",
  "/[organization]/compliance",
  "/[organization]/compliance/answers/[id]/file",
  "/[organization]/compliance/checks",
  "/[organization]/compliance/checks/[check]",
  "/[organization]/compliance/controls",
  "/[organization]/compliance/controls/[control]",
  "/[organization]/compliance/frameworks/[framework]",
  "/[organization]/dashboard",
  "/[organization]/evidence",
  "/[organization]/evidence/[date]",
  "/[organization]/evidence/[date]/download",
  "/[organization]/evidence/checkpoints",
  "/[organization]/evidence/exports",
  "/[organization]/evidence/exports/[id]/download",
  "/[organization]/evidence/rooms",
  "/[organization]/help",
  "/[organization]/help/[slug]",
  "/[organization]/help/changelog",
  "/[organization]/help/glossary",
  "/[organization]/help/videos",
  "/[organization]/incidents",
  "/[organization]/incidents/[id]",
  "/[organization]/incidents/[id]/post-mortem",
  "/[organization]/incidents/analytics",
  "/[organization]/incidents/new",
  "/[organization]/incidents/post-mortems",
  "/[organization]/incidents/rules",
  "/[organization]/monitoring",
  "/[organization]/monitoring/[metric]",
  "/[organization]/monitoring/[metric]/history.csv",
  "/[organization]/notifications",
  "/[organization]/on-call",
  "/[organization]/on-call/escalations",
  "/[organization]/on-call/escalations/[id]",
  "/[organization]/on-call/escalations/new",
  "/[organization]/on-call/schedules/[id]",
  "/[organization]/on-call/schedules/[id]/edit",
  "/[organization]/on-call/schedules/new",
  "/[organization]/reports/operations",
  "/[organization]/reports/operations/[date]",
  "/[organization]/reports/soc2",
  "/[organization]/reports/soc2/[id]",
  "/[organization]/reports/soc2/[id]/document",
  "/[organization]/reports/soc2/[id]/pdf",
  "/[organization]/security",
  "/[organization]/security/[sequence]",
  "/[organization]/security/export",
  "/[organization]/settings/api-keys",
  "/[organization]/settings/audit-log",
  "/[organization]/settings/audit-log/export",
  "/[organization]/settings/billing",
  "/[organization]/settings/branding",
  "/[organization]/settings/channels",
  "/[organization]/settings/channels/[id]",
  "/[organization]/settings/channels/new",
  "/[organization]/settings/data-export",
  "/[organization]/settings/data-export/[id]/download",
  "/[organization]/settings/domains",
  "/[organization]/settings/log-rules",
  "/[organization]/settings/members",
  "/[organization]/settings/modules",
  "/[organization]/settings/notifications",
  "/[organization]/settings/organization",
  "/[organization]/settings/plan",
  "/[organization]/settings/policies",
  "/[organization]/settings/retention",
  "/[organization]/settings/retention/[restorationId]",
  "/[organization]/settings/profile",
  "/[organization]/settings/security",
  "/[organization]/settings/security/activity",
  "/[organization]/settings/single-sign-on",
  "/[organization]/settings/single-sign-on/test",
  "/[organization]/support",
  "/[organization]/support/[id]",
  "/[organization]/support/files",
  "/[organization]/support/files/[id]",
  "/[organization]/support/new",
] as const;

type WorkspaceRoute = (typeof WORKSPACE_ROUTES)[number] | "/[organization]/…";

// A fixed name beats a placeholder, as it does for the router.
const BY_PRECISION = WORKSPACE_ROUTES.map((route) => ({ route, segments: route.split("/") })).sort(
  (one, other) => placeholders(one.segments) - placeholders(other.segments),
);

/**
 * The pattern of an address below an organisation, for request records: addresses hold ids and never
 * end, patterns can be counted. An address of no known page is one of the rest.
 */
export function workspaceRoute(path: string): WorkspaceRoute {
  const asked = path.replace(/[?#].*$/, "").split("/");
  const known = BY_PRECISION.find(
    ({ segments }) =>
      segments.length === asked.length &&
      segments.every((segment, index) => isPlaceholder(segment) || segment === asked[index]),
  );
  return known?.route ?? "/[organization]/…";
}

function placeholders(segments: readonly string[]): number {
  return segments.filter(isPlaceholder).length;
}

function isPlaceholder(segment: string): boolean {
  return segment.startsWith("[");
}
