import type { ApiEndpoint } from "./endpoint";
import * as alertPolicies from "./resources/alert-policies";
import * as alertExplanations from "./resources/alert-explanations";
import * as alertRecords from "./resources/alert-records";
import * as alerts from "./resources/alerts";
import * as apiKeys from "./resources/api-keys";
import * as auditEntries from "./resources/audit-entries";
import * as auditProofs from "./resources/audit-proofs";
import * as escalationPolicies from "./resources/escalation-policies";
import * as evidenceSnapshots from "./resources/evidence-snapshots";
import * as soc2Reports from "./resources/soc2-reports";
import * as channels from "./resources/channels";
import * as compliance from "./resources/compliance";
import * as complianceChecks from "./resources/compliance-checks";
import * as deliveries from "./resources/deliveries";
import * as help from "./resources/help";
import * as incidents from "./resources/incidents";
import * as members from "./resources/members";
import * as metrics from "./resources/metrics";
import * as muteWindows from "./resources/mute-windows";
import * as onCall from "./resources/on-call";
import * as operationsReports from "./resources/operations-reports";
import * as organization from "./resources/organization";
import * as recipientGroups from "./resources/recipient-groups";
import * as securityEvents from "./resources/security-events";
import { uploadSupportFileEndpoint } from "./resources/support-files";
import * as supportTickets from "./resources/support-tickets";

/** Every endpoint of the public API, in the order in which the reference shows them. */
export const API_ENDPOINTS: readonly ApiEndpoint[] = [
  organization.readOrganization,
  organization.renameOrganization,
  members.listMembers,
  members.readMember,
  members.changeRole,
  members.removeFromOrganization,
  metrics.listMetrics,
  metrics.pushMetrics,
  metrics.readMetric,
  metrics.readMetricSeries,
  securityEvents.listEvents,
  securityEvents.sendEvents,
  securityEvents.readEvent,
  alertPolicies.listAlertPolicies,
  alertPolicies.createAlertPolicy,
  alertPolicies.readAlertPolicy,
  alertPolicies.changeAlertPolicy,
  alertPolicies.removeAlertPolicy,
  alertPolicies.listAlertPolicyVersions,
  alertPolicies.tryAlertPolicy,
  alertExplanations.explainPolicyEndpoint,
  evidenceSnapshots.listSnapshots,
  evidenceSnapshots.readSnapshot,
  soc2Reports.listReportsEndpoint,
  soc2Reports.createReportEndpoint,
  soc2Reports.readReportEndpoint,
  soc2Reports.readReportDocument,
  soc2Reports.readReportPdf,
  compliance.listFrameworks,
  compliance.listRequirements,
  compliance.listControlsEndpoint,
  complianceChecks.listChecksEndpoint,
  complianceChecks.listResultsEndpoint,
  complianceChecks.runChecksEndpoint,
  complianceChecks.answerCheckEndpoint,
  alerts.listAlertsEndpoint,
  alerts.readAlert,
  alerts.acknowledgeAlert,
  alerts.resolveAlert,
  alerts.snoozeAlert,
  alerts.markAlertFalsePositive,
  alertRecords.listAlertNotes,
  alertRecords.addAlertNote,
  alertRecords.listAlertDecisions,
  alertExplanations.explainAlertEndpoint,
  muteWindows.listSilences,
  muteWindows.addSilence,
  muteWindows.readSilence,
  muteWindows.changeSilence,
  muteWindows.endSilence,
  muteWindows.listMaintenance,
  muteWindows.addMaintenance,
  muteWindows.readMaintenance,
  muteWindows.changeMaintenance,
  muteWindows.endMaintenance,
  recipientGroups.listRecipientGroups,
  recipientGroups.addRecipientGroup,
  recipientGroups.readRecipientGroup,
  recipientGroups.changeRecipientGroup,
  recipientGroups.removeRecipientGroup,
  channels.listChannelsEndpoint,
  channels.createChannelEndpoint,
  channels.readChannel,
  channels.changeChannel,
  channels.removeChannel,
  channels.testChannelEndpoint,
  deliveries.listDeliveriesEndpoint,
  deliveries.readDelivery,
  incidents.listIncidentsEndpoint,
  incidents.declareIncidentEndpoint,
  incidents.readIncident,
  incidents.changeIncidentEndpoint,
  incidents.listIncidentEvents,
  incidents.mergeIncidentEndpoint,
  incidents.readPostMortem,
  operationsReports.listOperationsReportsEndpoint,
  operationsReports.readOperationsReport,
  auditEntries.listAuditEntries,
  auditEntries.readAuditEntry,
  auditProofs.listAuditCheckpoints,
  auditProofs.readAuditCheckpoint,
  auditProofs.proveAuditInclusion,
  auditProofs.proveAuditConsistency,
  onCall.listSchedules,
  onCall.readSchedule,
  onCall.readShifts,
  onCall.readOnCall,
  onCall.addOverride,
  onCall.removeOverride,
  escalationPolicies.listEscalationPolicies,
  escalationPolicies.readEscalationPolicy,
  apiKeys.listKeys,
  apiKeys.createKey,
  apiKeys.readKey,
  apiKeys.revokeKey,
  supportTickets.listSupportTicketsEndpoint,
  supportTickets.openSupportTicketEndpoint,
  supportTickets.readSupportTicketEndpoint,
  supportTickets.listSupportMessagesEndpoint,
  supportTickets.addSupportMessageEndpoint,
  uploadSupportFileEndpoint,
  help.searchHelpEndpoint,
];
