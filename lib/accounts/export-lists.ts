import "server-only";
import { PLATFORM_CHAIN_ID } from "@/lib/audit/record";
import type { Transaction } from "@/lib/db/transaction";
import { openNumber } from "@/lib/phones/stored-number";

/** Most rows of one kind; a list that was cut says so. */
export const MOST_ROWS = 10_000;

type Reader = (transaction: Transaction, user: { id: string; email: string }) => Promise<unknown[]>;

const NEWEST = { orderBy: { createdAt: "desc" }, take: MOST_ROWS + 1 } as const;

/** What is stored about a person, list by list; each reads one row more than an export holds, to tell that it was cut. */
export const EXPORT_LISTS: Record<string, Reader> = {
  memberships: (transaction, { id }) =>
    transaction.membership.findMany({
      where: { userId: id },
      select: { role: true, createdAt: true, organization: { select: { id: true, name: true } } },
      ...NEWEST,
    }),
  sessions: (transaction, { id }) =>
    transaction.session.findMany({
      where: { userId: id },
      select: {
        createdAt: true,
        lastUsedAt: true,
        expiresAt: true,
        revokedAt: true,
        ipAddress: true,
        userAgent: true,
        method: true,
      },
      ...NEWEST,
    }),
  connected_accounts: (transaction, { id }) =>
    transaction.linkedIdentity.findMany({
      where: { userId: id },
      select: { provider: true, subject: true, email: true, createdAt: true, lastUsedAt: true },
      ...NEWEST,
    }),
  single_sign_on_accounts: (transaction, { id }) =>
    transaction.ssoIdentity.findMany({
      where: { userId: id },
      select: {
        organizationId: true,
        issuer: true,
        subject: true,
        email: true,
        createdAt: true,
        lastUsedAt: true,
      },
      ...NEWEST,
    }),
  authenticator_apps: (transaction, { id }) =>
    transaction.totpFactor.findMany({
      where: { userId: id },
      select: { createdAt: true, confirmedAt: true },
      ...NEWEST,
    }),
  passkeys: (transaction, { id }) =>
    transaction.passkey.findMany({
      where: { userId: id },
      select: { name: true, isBackedUp: true, createdAt: true, lastUsedAt: true },
      ...NEWEST,
    }),
  phones: async (transaction, { id }) => {
    const rows = await transaction.userPhone.findMany({
      where: { userId: id },
      select: { userId: true, number: true, verifiedAt: true, optedOutAt: true, createdAt: true },
    });
    return rows.map(({ userId, number, ...row }) => ({ number: openNumber({ userId, number }), ...row }));
  },
  notifications: (transaction, { id }) =>
    transaction.notification.findMany({
      where: { userId: id },
      select: { type: true, title: true, body: true, createdAt: true, readAt: true, archivedAt: true },
      ...NEWEST,
    }),
  notification_preferences: (transaction, { id }) =>
    transaction.notificationPreference.findMany({
      where: { userId: id },
      select: { organizationId: true, type: true, inApp: true, mail: true, updatedAt: true },
      take: MOST_ROWS + 1,
    }),
  onboardings: (transaction, { id }) =>
    transaction.onboarding.findMany({
      where: { userId: id },
      select: {
        organizationId: true,
        draft: true,
        startedAt: true,
        lastActiveAt: true,
        completedAt: true,
        chosenPlan: true,
      },
      orderBy: { startedAt: "desc" },
      take: MOST_ROWS + 1,
    }),
  guided_tours: (transaction, { id }) =>
    transaction.tourProgress.findMany({
      where: { userId: id },
      select: {
        organizationId: true,
        tour: true,
        status: true,
        step: true,
        startedAt: true,
        updatedAt: true,
      },
      orderBy: { startedAt: "desc" },
      take: MOST_ROWS + 1,
    }),
  checkpoint_mails: (transaction, { id }) =>
    transaction.checkpointReader.findMany({
      where: { userId: id },
      select: { organizationId: true },
      take: MOST_ROWS + 1,
    }),
  alert_preferences: (transaction, { id }) =>
    transaction.alertPreference.findMany({
      where: { userId: id },
      select: {
        organizationId: true,
        minimumSeverity: true,
        mutedCategories: true,
        quietHours: true,
        criticalPasses: true,
        textSeverity: true,
        updatedAt: true,
      },
      take: MOST_ROWS + 1,
    }),
  alert_notes: (transaction, { id }) =>
    transaction.alertNote.findMany({
      where: { authorId: id },
      select: { organizationId: true, alertId: true, body: true, createdAt: true, editedAt: true },
      ...NEWEST,
    }),
  incident_roles: (transaction, { id }) =>
    transaction.incidentRole.findMany({
      where: { userId: id },
      select: { organizationId: true, incidentId: true, role: true, assignedAt: true },
      orderBy: { assignedAt: "desc" },
      take: MOST_ROWS + 1,
    }),
  incident_events: (transaction, { id }) =>
    transaction.incidentEvent.findMany({
      where: { actorId: id },
      select: { organizationId: true, incidentId: true, at: true, kind: true, detail: true },
      orderBy: { at: "desc" },
      take: MOST_ROWS + 1,
    }),
  on_call_overrides: (transaction, { id }) =>
    transaction.onCallOverride.findMany({
      where: { userId: id },
      select: { organizationId: true, scheduleId: true, startsAt: true, endsAt: true, createdAt: true },
      ...NEWEST,
    }),
  mails: (transaction, { email }) =>
    transaction.mailMessage.findMany({
      where: { recipient: email },
      select: { template: true, subject: true, createdAt: true },
      ...NEWEST,
    }),
  api_keys: (transaction, { id }) =>
    transaction.apiKey.findMany({
      where: { createdByUserId: id },
      select: {
        organizationId: true,
        name: true,
        prefix: true,
        scopes: true,
        createdAt: true,
        revokedAt: true,
      },
      ...NEWEST,
    }),
  support_tickets: (transaction, { id }) =>
    transaction.supportTicket.findMany({
      where: { requesterUserId: id },
      select: {
        organizationId: true,
        number: true,
        subject: true,
        status: true,
        pageUrl: true,
        createdAt: true,
        csatScore: true,
        csatComment: true,
      },
      ...NEWEST,
    }),
  support_messages: (transaction, { id }) =>
    transaction.supportMessage.findMany({
      where: { authorUserId: id, isPending: false },
      select: { organizationId: true, ticketId: true, body: true, source: true, createdAt: true },
      ...NEWEST,
    }),
  support_files: (transaction, { id }) => transaction.$queryRaw<unknown[]>`
    SELECT organization_id, file_name, media_type, size_bytes::float8 AS size_bytes, created_at
      FROM (SELECT organization_id, file_name, media_type, size_bytes, created_at
              FROM support_attachments WHERE uploaded_by_user_id = ${id}::uuid AND note_id IS NULL
            UNION ALL
            SELECT organization_id, file_name, media_type, size_bytes, created_at
              FROM support_uploads WHERE user_id = ${id}::uuid) AS files
     ORDER BY created_at DESC LIMIT ${MOST_ROWS + 1}`,
  support_mails: (transaction, { email }) =>
    transaction.supportInboundMail.findMany({
      where: { fromAddress: email },
      select: { organizationId: true, subject: true, outcome: true, text: true, receivedAt: true },
      orderBy: { receivedAt: "desc" },
      take: MOST_ROWS + 1,
    }),
  audit_entries: (transaction, { id }) => transaction.$queryRaw<unknown[]>`
    SELECT entry.*
      FROM (SELECT id FROM organizations UNION ALL SELECT ${PLATFORM_CHAIN_ID}::uuid) AS chain
      CROSS JOIN LATERAL (
        SELECT organization_id, recorded_at, action, resource_kind, resource_name
          FROM audit_logs
         WHERE audit_logs.organization_id = chain.id AND actor_id = ${id}::uuid
         ORDER BY sequence DESC LIMIT ${MOST_ROWS + 1}) AS entry
     ORDER BY entry.recorded_at DESC LIMIT ${MOST_ROWS + 1}`,
  audit_values: (transaction, { id }) => transaction.$queryRaw<unknown[]>`
    SELECT organization_id, entry_id, field, value
      FROM audit_personal_data WHERE subject_id = ${id}::uuid
     ORDER BY entry_id DESC LIMIT ${MOST_ROWS + 1}`,
  security_events: (transaction, { id }) => transaction.$queryRaw<unknown[]>`
    SELECT event.*
      FROM organizations
      CROSS JOIN LATERAL (
        SELECT organization_id, occurred_at, kind, severity, actor_name, host(source_address) AS source_address,
               user_agent
          FROM security_events
         WHERE security_events.organization_id = organizations.id AND actor_id = ${id}
         ORDER BY sequence DESC LIMIT ${MOST_ROWS + 1}) AS event
     ORDER BY event.occurred_at DESC LIMIT ${MOST_ROWS + 1}`,
};
