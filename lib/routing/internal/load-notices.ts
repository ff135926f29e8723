import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { isNoticeKind } from "../alert-facts";
import { labelsOf, POLICY_FACTS, policyFactsOf, severityOf } from "../load-configuration";
import type { RoutedNotice } from "../plan-notice";

/** Notices with their alerts and policies as they are now, in the order of the ids. */
export async function loadNotices(
  transaction: Transaction,
  organizationIds: readonly string[],
  ids: readonly string[],
): Promise<RoutedNotice[]> {
  const rows = await transaction.alertNotice.findMany({
    where: { organizationId: { in: [...organizationIds] }, id: { in: [...ids] } },
    include: {
      alert: {
        include: {
          policy: {
            select: {
              ...POLICY_FACTS,
              cooldownSeconds: true,
              notificationChannels: true,
              contactEmail: true,
              runbookUrl: true,
            },
          },
        },
      },
    },
  });
  const places = new Map(ids.map((id, place) => [id, place]));
  return rows
    .sort((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0))
    .map(({ organizationId, id, kind, severity, at, alert }) => {
      if (!isNoticeKind(kind)) throw new Error(`The notice ${id} is of the unknown kind ${kind}.`);
      const { policy, labels, ...facts } = alert;
      const { cooldownSeconds, notificationChannels, contactEmail, runbookUrl } = policy;
      return {
        organizationId,
        id,
        kind,
        severity: severityOf(severity),
        at,
        alert: { ...facts, labels: labelsOf(labels) },
        policy: {
          ...policyFactsOf(policy),
          cooldownSeconds,
          entries: notificationChannels,
          contactEmail,
          runbookUrl,
        },
      };
    });
}
