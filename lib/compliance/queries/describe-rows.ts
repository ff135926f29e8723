import "server-only";
import type { OrganizationContext } from "@/lib/core/context";
import type { Transaction } from "@/lib/db/transaction";
import type { RowKind } from "../checks/types";
import type { RowItem } from "../types";

type Described = { id: string; label: string };

type Describe = (
  transaction: Transaction,
  where: { organizationId: string; ids: string[] },
) => Promise<Described[]>;

/** How rows are called now; a row that is gone keeps its id alone. */
const LABELS: Partial<Record<RowKind, Describe>> = {
  member: async (transaction, { organizationId, ids }) => {
    const rows = await transaction.membership.findMany({
      where: { organizationId, id: { in: ids } },
      select: { id: true, user: { select: { name: true } } },
    });
    return rows.map(({ id, user }) => ({ id, label: user.name }));
  },
  invitation: async (transaction, { organizationId, ids }) => {
    const rows = await transaction.invitation.findMany({ where: { organizationId, id: { in: ids } } });
    return rows.map(({ id, email }) => ({ id, label: email }));
  },
  domain: async (transaction, { organizationId, ids }) => {
    const rows = await transaction.organizationDomain.findMany({
      where: { organizationId, id: { in: ids } },
    });
    return rows.map(({ id, domain }) => ({ id, label: domain }));
  },
  channel: async (transaction, { organizationId, ids }) => {
    const rows = await transaction.notificationChannel.findMany({
      where: { organizationId, id: { in: ids } },
      select: { id: true, name: true },
    });
    return rows.map(({ id, name }) => ({ id, label: name }));
  },
  alert_policy: async (transaction, { organizationId, ids }) => {
    const rows = await transaction.alertPolicy.findMany({
      where: { organizationId, id: { in: ids } },
      select: { id: true, policyName: true },
    });
    return rows.map(({ id, policyName }) => ({ id, label: policyName }));
  },
  alert: async (transaction, { organizationId, ids }) => {
    const rows = await transaction.alert.findMany({
      where: { organizationId, id: { in: ids } },
      select: { id: true, policy: { select: { policyName: true } } },
    });
    return rows.map(({ id, policy }) => ({ id, label: policy.policyName }));
  },
  mute_window: async (transaction, { organizationId, ids }) => {
    const rows = await transaction.muteWindow.findMany({
      where: { organizationId, id: { in: ids } },
      select: { id: true, reason: true },
    });
    return rows.map(({ id, reason }) => ({ id, label: reason }));
  },
  on_call_schedule: async (transaction, { organizationId, ids }) => {
    const rows = await transaction.onCallSchedule.findMany({
      where: { organizationId, id: { in: ids } },
      select: { id: true, name: true },
    });
    return rows.map(({ id, name }) => ({ id, label: name }));
  },
  incident: async (transaction, { organizationId, ids }) => {
    const rows = await transaction.incident.findMany({
      where: { organizationId, id: { in: ids } },
      select: { id: true, number: true, title: true },
    });
    return rows.map(({ id, number, title }) => ({ id, label: `Incident ${number}: ${title}` }));
  },
  post_mortem_action: async (transaction, { organizationId, ids }) => {
    const rows = await transaction.postMortemAction.findMany({
      where: { organizationId, id: { in: ids } },
      select: { id: true, title: true },
    });
    return rows.map(({ id, title }) => ({ id, label: title }));
  },
  api_key: async (transaction, { organizationId, ids }) => {
    const rows = await transaction.apiKey.findMany({
      where: { organizationId, id: { in: ids } },
      select: { id: true, name: true },
    });
    return rows.map(({ id, name }) => ({ id, label: name }));
  },
};

const PATHS: Partial<Record<RowKind, (id: string) => string>> = {
  channel: (id) => `/settings/channels/${id}`,
  alert_policy: (id) => `/alerts/policies/${id}`,
  alert: (id) => `/alerts/${id}`,
  mute_window: (id) => `/alerts/silences/${id}`,
  on_call_schedule: (id) => `/on-call/schedules/${id}`,
  incident: (id) => `/incidents/${id}`,
  evidence_snapshot: (day) => `/evidence/${day}`,
  security_event: (sequence) => `/security/${sequence}`,
};

/** The ids behind a result with their names and addresses. Who may not see names of keys gets their ids. */
export async function describeRows(
  transaction: Transaction,
  { organizationId, permissions }: Pick<OrganizationContext, "organizationId" | "permissions">,
  kind: RowKind,
  ids: string[],
): Promise<RowItem[]> {
  const mayName = kind !== "api_key" || permissions.includes("api-keys.read");
  const described =
    ids.length === 0 || !mayName ? [] : await LABELS[kind]?.(transaction, { organizationId, ids });
  const labelOf = new Map(described?.map(({ id, label }) => [id, label]));
  return ids.map((id) => ({ id, label: labelOf.get(id) ?? null, path: PATHS[kind]?.(id) ?? null }));
}
