// Written by `npm run api:client` from the OpenAPI document. Do not edit.

import { Transport, everyItem, type CallOptions, type RegulixOptions } from "../transport.js";
import type {
  AddAlertNoteBody,
  AddedSupportMessage,
  Alert,
  AlertDecision,
  AlertDecisionPage,
  AlertExplanation,
  AlertNotes,
  AlertPage,
  AlertPolicy,
  AlertPolicyChange,
  AlertPolicyExplanation,
  AlertPolicyPage,
  AlertPolicyTrial,
  AlertPolicyVersionPage,
  AnswerComplianceCheckBody,
  AnsweredAlert,
  ApiKey,
  ApiKeyPage,
  AppendedSecurityEvent,
  AppendedSecurityEvents,
  AuditCheckpoint,
  AuditCheckpointPage,
  AuditConsistencyProof,
  AuditEntry,
  AuditEntryPage,
  AuditInclusionProof,
  ChangeMaintenanceWindowBody,
  ChangeMemberRoleBody,
  ChangeRecipientGroupBody,
  ChangeSilenceBody,
  Channel,
  ChannelPage,
  ChannelTest,
  ComplianceAnswer,
  ComplianceCheck,
  ComplianceCheckPage,
  ComplianceControl,
  ComplianceControlPage,
  ComplianceFramework,
  ComplianceFrameworkPage,
  ComplianceRequirement,
  ComplianceRequirementPage,
  ComplianceResult,
  ComplianceResultPage,
  ComplianceRun,
  CreateApiKeyBody,
  CreateChannelBody,
  CreateIncidentBody,
  CreateOnCallOverrideBody,
  CreateRecipientGroupBody,
  CreateSilenceBody,
  CreateSoc2ReportBody,
  CreateSupportFileBody,
  CreateSupportMessageBody,
  CreateSupportTicketBody,
  CreatedApiKey,
  CreatedChannel,
  CreatedMuteWindow,
  Delivery,
  DeliveryPage,
  DeliveryWithLog,
  EscalationPolicy,
  EscalationPolicyPage,
  EvidenceSnapshot,
  EvidenceSnapshotPage,
  EvidenceSnapshotSummary,
  ExplainAlertPolicyQuery,
  GetMetricSeriesQuery,
  HelpItems,
  Incident,
  IncidentEvents,
  IncidentPage,
  KeptAlertNote,
  ListAlertDecisionsQuery,
  ListAlertPoliciesQuery,
  ListAlertPolicyVersionsQuery,
  ListAlertsQuery,
  ListApiKeysQuery,
  ListAuditCheckpointsQuery,
  ListAuditEntriesQuery,
  ListChannelsQuery,
  ListComplianceChecksQuery,
  ListComplianceControlsQuery,
  ListComplianceFrameworksQuery,
  ListComplianceRequirementsQuery,
  ListComplianceResultsQuery,
  ListDeliveriesQuery,
  ListEscalationPoliciesQuery,
  ListEvidenceSnapshotsQuery,
  ListIncidentsQuery,
  ListMaintenanceWindowsQuery,
  ListMembersQuery,
  ListMetricsQuery,
  ListOnCallSchedulesQuery,
  ListOnCallShiftsQuery,
  ListOperationsReportsQuery,
  ListRecipientGroupsQuery,
  ListSecurityEventsQuery,
  ListSilencesQuery,
  ListSoc2ReportsQuery,
  ListSupportTicketsQuery,
  MaintenanceWindow,
  MaintenanceWindowPage,
  MarkAlertFalsePositiveBody,
  Member,
  MemberPage,
  MergeIncidentBody,
  Metric,
  MetricPage,
  MetricSeries,
  NewAlertPolicy,
  OnCallNow,
  OnCallOverride,
  OnCallSchedule,
  OnCallSchedulePage,
  OnCallShifts,
  OperationsReport,
  OperationsReportPage,
  Organization,
  PlanMaintenanceBody,
  PostMortem,
  ProveAuditConsistencyQuery,
  ProveAuditInclusionQuery,
  PushMetricsBody,
  PushResult,
  RecipientGroup,
  RecipientGroupPage,
  ResolveAlertBody,
  RunComplianceChecksBody,
  SearchHelpQuery,
  SecurityEvent,
  SecurityEventPage,
  SendSecurityEventsBody,
  SignedSoc2Report,
  Silence,
  SilencePage,
  SnoozeAlertBody,
  Soc2Report,
  Soc2ReportPage,
  Soc2ReportPdf,
  SupportFile,
  SupportMessages,
  SupportTicket,
  SupportTicketPage,
  TryAlertPolicyBody,
  UpdateChannelBody,
  UpdateIncidentBody,
  UpdateOrganizationBody,
} from "./types.js";

/** Unless an operation says that it needs none, a request carries an API key as a bearer token and concerns the organisation of that key alone. Times are ISO 8601 in UTC; errors are RFC 9457 problem details. */
export class Regulix {
  readonly #transport: Transport;

  constructor(options: RegulixOptions) {
    this.#transport = new Transport(options);
  }

  /** Read the organisation. The organisation that the API key belongs to. No other can be reached with it. */
  getOrganization(options: CallOptions = {}): Promise<Organization> {
    return this.#transport.send<Organization>({ method: "GET", path: "/api/v1/organization", options });
  }

  /** Rename the organisation. The address of its pages stays as it is. */
  updateOrganization(body: UpdateOrganizationBody, options: CallOptions = {}): Promise<Organization> {
    return this.#transport.send<Organization>({
      method: "PATCH",
      path: "/api/v1/organization",
      body,
      options,
    });
  }

  /** List members. Everybody who belongs to the organisation. */
  listMembers(query: ListMembersQuery = {}, options: CallOptions = {}): Promise<MemberPage> {
    return this.#transport.send<MemberPage>({ method: "GET", path: "/api/v1/members", query, options });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllMembers(
    query: Omit<ListMembersQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<Member, void, undefined> {
    return everyItem((cursor) => this.listMembers({ ...query, cursor }, options));
  }

  /** Read a member. One member by the id of the membership. */
  getMember(id: string, options: CallOptions = {}): Promise<Member> {
    return this.#transport.send<Member>({
      method: "GET",
      path: `/api/v1/members/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** Change a member's role. An API key manages what an admin manages: it can neither make nor change an owner. */
  changeMemberRole(id: string, body: ChangeMemberRoleBody, options: CallOptions = {}): Promise<Member> {
    return this.#transport.send<Member>({
      method: "PATCH",
      path: `/api/v1/members/${encodeURIComponent(id)}`,
      body,
      options,
    });
  }

  /** Remove a member. Access ends with the member's next request. An owner cannot be removed by an API key. */
  removeMember(id: string, options: CallOptions = {}): Promise<void> {
    return this.#transport.send<void>({
      method: "DELETE",
      path: `/api/v1/members/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** List metrics. Every metric the organisation can look at, by name: those Regulix measures and those you push. */
  listMetrics(query: ListMetricsQuery = {}, options: CallOptions = {}): Promise<MetricPage> {
    return this.#transport.send<MetricPage>({ method: "GET", path: "/api/v1/metrics", query, options });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllMetrics(
    query: Omit<ListMetricsQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<Metric, void, undefined> {
    return everyItem((cursor) => this.listMetrics({ ...query, cursor }, options));
  }

  /** Send metric points. Keeps the good points and names each refused one. A point of the same series and time is kept once, so a batch may be sent again. */
  pushMetrics(body: PushMetricsBody, options: CallOptions = {}): Promise<PushResult> {
    return this.#transport.send<PushResult>({ method: "POST", path: "/api/v1/metrics", body, options });
  }

  /** Read a metric. What one metric is, without its figures. */
  getMetric(metric: string, options: CallOptions = {}): Promise<Metric> {
    return this.#transport.send<Metric>({
      method: "GET",
      path: `/api/v1/metrics/${encodeURIComponent(metric)}`,
      options,
    });
  }

  /** Read a metric's history. A line for each series, over a range that ends now. The range decides how far apart the points stand: 1h every 5 minutes, 24h every 5 minutes, 7d every 30 minutes, 30d every 180 minutes, 90d every 480 minutes, 1y every 1440 minutes. What is not measured is null. */
  getMetricSeries(
    metric: string,
    query: GetMetricSeriesQuery = {},
    options: CallOptions = {},
  ): Promise<MetricSeries> {
    return this.#transport.send<MetricSeries>({
      method: "GET",
      path: `/api/v1/metrics/${encodeURIComponent(metric)}/series`,
      query,
      options,
    });
  }

  /** List security events. Newest first unless sorted otherwise. Filters narrow together; a repeated filter widens itself. */
  listSecurityEvents(
    query: ListSecurityEventsQuery = {},
    options: CallOptions = {},
  ): Promise<SecurityEventPage> {
    return this.#transport.send<SecurityEventPage>({
      method: "GET",
      path: "/api/v1/security-events",
      query,
      options,
    });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllSecurityEvents(
    query: Omit<ListSecurityEventsQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<SecurityEvent, void, undefined> {
    return everyItem((cursor) => this.listSecurityEvents({ ...query, cursor }, options));
  }

  /** Send security events. One event, or a batch of up to 1,000 as {"events": […]}. The answer comes when what was kept is committed. Of a batch the good events are kept and each refused one is named. */
  sendSecurityEvents(
    body: SendSecurityEventsBody,
    options: CallOptions = {},
  ): Promise<AppendedSecurityEvent | AppendedSecurityEvents> {
    return this.#transport.send<AppendedSecurityEvent | AppendedSecurityEvents>({
      method: "POST",
      path: "/api/v1/security-events",
      body,
      options,
    });
  }

  /** Read a security event. One event by its number in the chain. */
  getSecurityEvent(sequence: number, options: CallOptions = {}): Promise<SecurityEvent> {
    return this.#transport.send<SecurityEvent>({
      method: "GET",
      path: `/api/v1/security-events/${encodeURIComponent(sequence)}`,
      options,
    });
  }

  /** List alert policies. By name, each with how well it served over the last 30 days. */
  listAlertPolicies(query: ListAlertPoliciesQuery = {}, options: CallOptions = {}): Promise<AlertPolicyPage> {
    return this.#transport.send<AlertPolicyPage>({
      method: "GET",
      path: "/api/v1/alert-policies",
      query,
      options,
    });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllAlertPolicies(
    query: Omit<ListAlertPoliciesQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<AlertPolicy, void, undefined> {
    return everyItem((cursor) => this.listAlertPolicies({ ...query, cursor }, options));
  }

  /** Create an alert policy. It is in force with the next evaluation. */
  createAlertPolicy(body: NewAlertPolicy, options: CallOptions = {}): Promise<AlertPolicy> {
    return this.#transport.send<AlertPolicy>({
      method: "POST",
      path: "/api/v1/alert-policies",
      body,
      options,
    });
  }

  /** Read an alert policy. Its newest version. */
  getAlertPolicy(id: string, options: CallOptions = {}): Promise<AlertPolicy> {
    return this.#transport.send<AlertPolicy>({
      method: "GET",
      path: `/api/v1/alert-policies/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** Change an alert policy. What is left out stays as it is. The change is a new version; the old ones are kept. Another kind begins anew: send all it needs. */
  updateAlertPolicy(id: string, body: AlertPolicyChange, options: CallOptions = {}): Promise<AlertPolicy> {
    return this.#transport.send<AlertPolicy>({
      method: "PATCH",
      path: `/api/v1/alert-policies/${encodeURIComponent(id)}`,
      body,
      options,
    });
  }

  /** Delete an alert policy. Its alerts end and stay in the history. A policy that a composite is made of is refused. */
  deleteAlertPolicy(id: string, options: CallOptions = {}): Promise<void> {
    return this.#transport.send<void>({
      method: "DELETE",
      path: `/api/v1/alert-policies/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** List the versions of an alert policy. Newest first. Versions are never changed: each decision names the one it was made by. */
  listAlertPolicyVersions(
    id: string,
    query: ListAlertPolicyVersionsQuery = {},
    options: CallOptions = {},
  ): Promise<AlertPolicyVersionPage> {
    return this.#transport.send<AlertPolicyVersionPage>({
      method: "GET",
      path: `/api/v1/alert-policies/${encodeURIComponent(id)}/versions`,
      query,
      options,
    });
  }

  /** Try an alert policy on history. What it would have raised over stored samples, and what that would have meant for people. Nothing is saved. */
  tryAlertPolicy(body: TryAlertPolicyBody, options: CallOptions = {}): Promise<AlertPolicyTrial> {
    return this.#transport.send<AlertPolicyTrial>({
      method: "POST",
      path: "/api/v1/alert-policies/try",
      body,
      options,
    });
  }

  /** Explain why an alert policy fired or did not. For any moment: the last evaluation until then, recomputed from the samples that were known and the version that was in force, beside the state that the chain of decisions says it had. */
  explainAlertPolicy(
    id: string,
    query: ExplainAlertPolicyQuery = {},
    options: CallOptions = {},
  ): Promise<AlertPolicyExplanation> {
    return this.#transport.send<AlertPolicyExplanation>({
      method: "GET",
      path: `/api/v1/alert-policies/${encodeURIComponent(id)}/explanation`,
      query,
      options,
    });
  }

  /** List the days with evidence. One signed statement for each UTC day, newest first. */
  listEvidenceSnapshots(
    query: ListEvidenceSnapshotsQuery = {},
    options: CallOptions = {},
  ): Promise<EvidenceSnapshotPage> {
    return this.#transport.send<EvidenceSnapshotPage>({
      method: "GET",
      path: "/api/v1/evidence-snapshots",
      query,
      options,
    });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllEvidenceSnapshots(
    query: Omit<ListEvidenceSnapshotsQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<EvidenceSnapshotSummary, void, undefined> {
    return everyItem((cursor) => this.listEvidenceSnapshots({ ...query, cursor }, options));
  }

  /** Read the evidence of a day. The whole signed document: verify it offline with /verify/regulix-verify.mjs and the keys of /api/evidence/keys. */
  getEvidenceSnapshot(date: string, options: CallOptions = {}): Promise<EvidenceSnapshot> {
    return this.#transport.send<EvidenceSnapshot>({
      method: "GET",
      path: `/api/v1/evidence-snapshots/${encodeURIComponent(date)}`,
      options,
    });
  }

  /** List SOC 2 reports. Newest first, those that are under way or failed as well. */
  listSoc2Reports(query: ListSoc2ReportsQuery = {}, options: CallOptions = {}): Promise<Soc2ReportPage> {
    return this.#transport.send<Soc2ReportPage>({
      method: "GET",
      path: "/api/v1/soc2-reports",
      query,
      options,
    });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllSoc2Reports(
    query: Omit<ListSoc2ReportsQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<Soc2Report, void, undefined> {
    return everyItem((cursor) => this.listSoc2Reports({ ...query, cursor }, options));
  }

  /** Make a SOC 2 report. It is made in the background: read it again until its state is ready. Three at once at most. */
  createSoc2Report(body: CreateSoc2ReportBody, options: CallOptions = {}): Promise<Soc2Report> {
    return this.#transport.send<Soc2Report>({ method: "POST", path: "/api/v1/soc2-reports", body, options });
  }

  /** Read how a SOC 2 report stands. Its period, how far it is, and its digests once it is ready. */
  getSoc2Report(id: string, options: CallOptions = {}): Promise<Soc2Report> {
    return this.#transport.send<Soc2Report>({
      method: "GET",
      path: `/api/v1/soc2-reports/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** Download the signed document of a SOC 2 report. All figures as JSON with the digest of the PDF, signed: verify both with /verify/regulix-verify.mjs. */
  getSoc2ReportDocument(id: string, options: CallOptions = {}): Promise<SignedSoc2Report> {
    return this.#transport.send<SignedSoc2Report>({
      method: "GET",
      path: `/api/v1/soc2-reports/${encodeURIComponent(id)}/document`,
      options,
    });
  }

  /** Download the PDF of a SOC 2 report. As base64 within JSON, with its digest. */
  getSoc2ReportPdf(id: string, options: CallOptions = {}): Promise<Soc2ReportPdf> {
    return this.#transport.send<Soc2ReportPdf>({
      method: "GET",
      path: `/api/v1/soc2-reports/${encodeURIComponent(id)}/pdf`,
      options,
    });
  }

  /** List compliance frameworks. Each framework with its state and score now. */
  listComplianceFrameworks(
    query: ListComplianceFrameworksQuery = {},
    options: CallOptions = {},
  ): Promise<ComplianceFrameworkPage> {
    return this.#transport.send<ComplianceFrameworkPage>({
      method: "GET",
      path: "/api/v1/compliance/frameworks",
      query,
      options,
    });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllComplianceFrameworks(
    query: Omit<ListComplianceFrameworksQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<ComplianceFramework, void, undefined> {
    return everyItem((cursor) => this.listComplianceFrameworks({ ...query, cursor }, options));
  }

  /** List requirements. What one framework demands, in our own words, with the controls that meet it and its state now. */
  listComplianceRequirements(
    query: ListComplianceRequirementsQuery = {},
    options: CallOptions = {},
  ): Promise<ComplianceRequirementPage> {
    return this.#transport.send<ComplianceRequirementPage>({
      method: "GET",
      path: "/api/v1/compliance/requirements",
      query,
      options,
    });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllComplianceRequirements(
    query: Omit<ListComplianceRequirementsQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<ComplianceRequirement, void, undefined> {
    return everyItem((cursor) => this.listComplianceRequirements({ ...query, cursor }, options));
  }

  /** List controls. What is done once for all frameworks, with its checks and the requirements it counts for. */
  listComplianceControls(
    query: ListComplianceControlsQuery = {},
    options: CallOptions = {},
  ): Promise<ComplianceControlPage> {
    return this.#transport.send<ComplianceControlPage>({
      method: "GET",
      path: "/api/v1/compliance/controls",
      query,
      options,
    });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllComplianceControls(
    query: Omit<ListComplianceControlsQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<ComplianceControl, void, undefined> {
    return everyItem((cursor) => this.listComplianceControls({ ...query, cursor }, options));
  }

  /** List checks. Every check with how it stands now. What is not known is not_assessed, never pass. */
  listComplianceChecks(
    query: ListComplianceChecksQuery = {},
    options: CallOptions = {},
  ): Promise<ComplianceCheckPage> {
    return this.#transport.send<ComplianceCheckPage>({
      method: "GET",
      path: "/api/v1/compliance/checks",
      query,
      options,
    });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllComplianceChecks(
    query: Omit<ListComplianceChecksQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<ComplianceCheck, void, undefined> {
    return everyItem((cursor) => this.listComplianceChecks({ ...query, cursor }, options));
  }

  /** List results. What checks found, newest first. A result holds until the next one of its check. */
  listComplianceResults(
    query: ListComplianceResultsQuery = {},
    options: CallOptions = {},
  ): Promise<ComplianceResultPage> {
    return this.#transport.send<ComplianceResultPage>({
      method: "GET",
      path: "/api/v1/compliance/results",
      query,
      options,
    });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllComplianceResults(
    query: Omit<ListComplianceResultsQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<ComplianceResult, void, undefined> {
    return everyItem((cursor) => this.listComplianceResults({ ...query, cursor }, options));
  }

  /** Run checks. Runs one automatic check, or all of them, before it answers. */
  runComplianceChecks(body: RunComplianceChecksBody, options: CallOptions = {}): Promise<ComplianceRun> {
    return this.#transport.send<ComplianceRun>({
      method: "POST",
      path: "/api/v1/compliance/runs",
      body,
      options,
    });
  }

  /** Answer a manual check. With the document that shows it, where there is one. */
  answerComplianceCheck(
    body: AnswerComplianceCheckBody,
    options: CallOptions = {},
  ): Promise<ComplianceAnswer> {
    return this.#transport.send<ComplianceAnswer>({
      method: "POST",
      path: "/api/v1/compliance/answers",
      body,
      options,
    });
  }

  /** List alerts. Newest first. Filters narrow together; a repeated filter widens itself, labels excepted. */
  listAlerts(query: ListAlertsQuery = {}, options: CallOptions = {}): Promise<AlertPage> {
    return this.#transport.send<AlertPage>({ method: "GET", path: "/api/v1/alerts", query, options });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllAlerts(
    query: Omit<ListAlertsQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<Alert, void, undefined> {
    return everyItem((cursor) => this.listAlerts({ ...query, cursor }, options));
  }

  /** Read an alert. One alert as it stands now. */
  getAlert(id: string, options: CallOptions = {}): Promise<Alert> {
    return this.#transport.send<Alert>({
      method: "GET",
      path: `/api/v1/alerts/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** Acknowledge an alert. Says that somebody looks after it; escalations stop. Of two at once one does it; the other is answered with who did. */
  acknowledgeAlert(id: string, options: CallOptions = {}): Promise<AnsweredAlert> {
    return this.#transport.send<AnsweredAlert>({
      method: "POST",
      path: `/api/v1/alerts/${encodeURIComponent(id)}/acknowledge`,
      options,
    });
  }

  /** Resolve an alert. Ends it by hand. The same breach does not fire again before it was clear once or two evaluations have passed. */
  resolveAlert(id: string, body: ResolveAlertBody, options: CallOptions = {}): Promise<AnsweredAlert> {
    return this.#transport.send<AnsweredAlert>({
      method: "POST",
      path: `/api/v1/alerts/${encodeURIComponent(id)}/resolve`,
      body,
      options,
    });
  }

  /** Snooze an alert. Nobody is told of it before a time, at most 30 days ahead; null ends the snooze. */
  snoozeAlert(id: string, body: SnoozeAlertBody, options: CallOptions = {}): Promise<AnsweredAlert> {
    return this.#transport.send<AnsweredAlert>({
      method: "POST",
      path: `/api/v1/alerts/${encodeURIComponent(id)}/snooze`,
      body,
      options,
    });
  }

  /** Mark an alert as false positive. Says that nothing was wrong when it fired: what the quality of its policy is measured by. */
  markAlertFalsePositive(
    id: string,
    body: MarkAlertFalsePositiveBody,
    options: CallOptions = {},
  ): Promise<AnsweredAlert> {
    return this.#transport.send<AnsweredAlert>({
      method: "POST",
      path: `/api/v1/alerts/${encodeURIComponent(id)}/false-positive`,
      body,
      options,
    });
  }

  /** List the notes of an alert. The oldest first, at most 200. */
  listAlertNotes(id: string, options: CallOptions = {}): Promise<AlertNotes> {
    return this.#transport.send<AlertNotes>({
      method: "GET",
      path: `/api/v1/alerts/${encodeURIComponent(id)}/notes`,
      options,
    });
  }

  /** Write a note about an alert. Members whom it names as @Name are told. What an API key wrote stands under the key's name. */
  addAlertNote(id: string, body: AddAlertNoteBody, options: CallOptions = {}): Promise<KeptAlertNote> {
    return this.#transport.send<KeptAlertNote>({
      method: "POST",
      path: `/api/v1/alerts/${encodeURIComponent(id)}/notes`,
      body,
      options,
    });
  }

  /** List the decisions about an alert. Why it fired, who was told or not and why, and what people did; the oldest first. The links of the chain between them are about other alerts. */
  listAlertDecisions(
    id: string,
    query: ListAlertDecisionsQuery = {},
    options: CallOptions = {},
  ): Promise<AlertDecisionPage> {
    return this.#transport.send<AlertDecisionPage>({
      method: "GET",
      path: `/api/v1/alerts/${encodeURIComponent(id)}/decisions`,
      query,
      options,
    });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllAlertDecisions(
    id: string,
    query: Omit<ListAlertDecisionsQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<AlertDecision, void, undefined> {
    return everyItem((cursor) => this.listAlertDecisions(id, { ...query, cursor }, options));
  }

  /** Explain an alert. Why it fired, who was told or why nobody was, and why it ended or did not, in plain words and from the chain of decisions alone. */
  explainAlert(id: string, options: CallOptions = {}): Promise<AlertExplanation> {
    return this.#transport.send<AlertExplanation>({
      method: "GET",
      path: `/api/v1/alerts/${encodeURIComponent(id)}/explanation`,
      options,
    });
  }

  /** List silences. Newest first. */
  listSilences(query: ListSilencesQuery = {}, options: CallOptions = {}): Promise<SilencePage> {
    return this.#transport.send<SilencePage>({ method: "GET", path: "/api/v1/silences", query, options });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllSilences(
    query: Omit<ListSilencesQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<Silence, void, undefined> {
    return everyItem((cursor) => this.listSilences({ ...query, cursor }, options));
  }

  /** Make a silence. At least one matcher must demand a value. What is critical it mutes only once a person has approved it. */
  createSilence(body: CreateSilenceBody, options: CallOptions = {}): Promise<CreatedMuteWindow> {
    return this.#transport.send<CreatedMuteWindow>({
      method: "POST",
      path: "/api/v1/silences",
      body,
      options,
    });
  }

  /** Read a silence. One silence. */
  getSilence(id: string, options: CallOptions = {}): Promise<Silence> {
    return this.#transport.send<Silence>({
      method: "GET",
      path: `/api/v1/silences/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** Change when a silence ends. One that mutes what is critical has to be approved anew when it lasts longer. */
  changeSilence(id: string, body: ChangeSilenceBody, options: CallOptions = {}): Promise<Silence> {
    return this.#transport.send<Silence>({
      method: "PATCH",
      path: `/api/v1/silences/${encodeURIComponent(id)}`,
      body,
      options,
    });
  }

  /** End a silence now. It stays in the list as expired. What it kept quiet and still fires is told within five minutes. */
  endSilence(id: string, options: CallOptions = {}): Promise<void> {
    return this.#transport.send<void>({
      method: "DELETE",
      path: `/api/v1/silences/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** List maintenance windows. Newest first. */
  listMaintenanceWindows(
    query: ListMaintenanceWindowsQuery = {},
    options: CallOptions = {},
  ): Promise<MaintenanceWindowPage> {
    return this.#transport.send<MaintenanceWindowPage>({
      method: "GET",
      path: "/api/v1/maintenance-windows",
      query,
      options,
    });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllMaintenanceWindows(
    query: Omit<ListMaintenanceWindowsQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<MaintenanceWindow, void, undefined> {
    return everyItem((cursor) => this.listMaintenanceWindows({ ...query, cursor }, options));
  }

  /** Plan maintenance. Announced to everybody who sees alerts. Without matchers it is of everything. */
  planMaintenance(body: PlanMaintenanceBody, options: CallOptions = {}): Promise<CreatedMuteWindow> {
    return this.#transport.send<CreatedMuteWindow>({
      method: "POST",
      path: "/api/v1/maintenance-windows",
      body,
      options,
    });
  }

  /** Read a maintenance window. One maintenance window. */
  getMaintenanceWindow(id: string, options: CallOptions = {}): Promise<MaintenanceWindow> {
    return this.#transport.send<MaintenanceWindow>({
      method: "GET",
      path: `/api/v1/maintenance-windows/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** Change when maintenance ends. Work takes as long as it takes. */
  changeMaintenanceWindow(
    id: string,
    body: ChangeMaintenanceWindowBody,
    options: CallOptions = {},
  ): Promise<MaintenanceWindow> {
    return this.#transport.send<MaintenanceWindow>({
      method: "PATCH",
      path: `/api/v1/maintenance-windows/${encodeURIComponent(id)}`,
      body,
      options,
    });
  }

  /** End maintenance now. It stays in the list as expired. */
  endMaintenanceWindow(id: string, options: CallOptions = {}): Promise<void> {
    return this.#transport.send<void>({
      method: "DELETE",
      path: `/api/v1/maintenance-windows/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** List recipient groups. By name. */
  listRecipientGroups(
    query: ListRecipientGroupsQuery = {},
    options: CallOptions = {},
  ): Promise<RecipientGroupPage> {
    return this.#transport.send<RecipientGroupPage>({
      method: "GET",
      path: "/api/v1/recipient-groups",
      query,
      options,
    });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllRecipientGroups(
    query: Omit<ListRecipientGroupsQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<RecipientGroup, void, undefined> {
    return everyItem((cursor) => this.listRecipientGroups({ ...query, cursor }, options));
  }

  /** Make a recipient group. People must be members; channels are named by their keys. */
  createRecipientGroup(body: CreateRecipientGroupBody, options: CallOptions = {}): Promise<RecipientGroup> {
    return this.#transport.send<RecipientGroup>({
      method: "POST",
      path: "/api/v1/recipient-groups",
      body,
      options,
    });
  }

  /** Read a recipient group. One group. */
  getRecipientGroup(id: string, options: CallOptions = {}): Promise<RecipientGroup> {
    return this.#transport.send<RecipientGroup>({
      method: "GET",
      path: `/api/v1/recipient-groups/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** Change a recipient group. Replaces all of it but its key. */
  changeRecipientGroup(
    id: string,
    body: ChangeRecipientGroupBody,
    options: CallOptions = {},
  ): Promise<RecipientGroup> {
    return this.#transport.send<RecipientGroup>({
      method: "PATCH",
      path: `/api/v1/recipient-groups/${encodeURIComponent(id)}`,
      body,
      options,
    });
  }

  /** Remove a recipient group. Refused with conflict while a policy names it. */
  removeRecipientGroup(id: string, options: CallOptions = {}): Promise<void> {
    return this.#transport.send<void>({
      method: "DELETE",
      path: `/api/v1/recipient-groups/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** List channels. Every channel by name, with its health. Secrets are never shown. */
  listChannels(query: ListChannelsQuery = {}, options: CallOptions = {}): Promise<ChannelPage> {
    return this.#transport.send<ChannelPage>({ method: "GET", path: "/api/v1/channels", query, options });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllChannels(
    query: Omit<ListChannelsQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<Channel, void, undefined> {
    return everyItem((cursor) => this.listChannels({ ...query, cursor }, options));
  }

  /** Create a channel. What config holds depends on the kind. Send an Idempotency-Key: when the answer is lost, the same request gives it again. */
  createChannel(body: CreateChannelBody, options: CallOptions = {}): Promise<CreatedChannel> {
    return this.#transport.send<CreatedChannel>({ method: "POST", path: "/api/v1/channels", body, options });
  }

  /** Read a channel. One channel with its health, without its secrets. */
  getChannel(id: string, options: CallOptions = {}): Promise<Channel> {
    return this.#transport.send<Channel>({
      method: "GET",
      path: `/api/v1/channels/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** Change a channel. What is left out stays, secrets among it. A state of active resumes what was paused. */
  updateChannel(id: string, body: UpdateChannelBody, options: CallOptions = {}): Promise<Channel> {
    return this.#transport.send<Channel>({
      method: "PATCH",
      path: `/api/v1/channels/${encodeURIComponent(id)}`,
      body,
      options,
    });
  }

  /** Delete a channel. What waits for it is cancelled, its secrets are removed, its delivery log stays. */
  deleteChannel(id: string, options: CallOptions = {}): Promise<void> {
    return this.#transport.send<void>({
      method: "DELETE",
      path: `/api/v1/channels/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** Send a test. Sends a real message, also through a paused channel, and waits for the receiver's answer. */
  testChannel(id: string, options: CallOptions = {}): Promise<ChannelTest> {
    return this.#transport.send<ChannelTest>({
      method: "POST",
      path: `/api/v1/channels/${encodeURIComponent(id)}/test`,
      options,
    });
  }

  /** List deliveries. What was told to whom and what came of it, newest first. */
  listDeliveries(query: ListDeliveriesQuery = {}, options: CallOptions = {}): Promise<DeliveryPage> {
    return this.#transport.send<DeliveryPage>({ method: "GET", path: "/api/v1/deliveries", query, options });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllDeliveries(
    query: Omit<ListDeliveriesQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<Delivery, void, undefined> {
    return everyItem((cursor) => this.listDeliveries({ ...query, cursor }, options));
  }

  /** Read a delivery. One delivery with every attempt. */
  getDelivery(id: string, options: CallOptions = {}): Promise<DeliveryWithLog> {
    return this.#transport.send<DeliveryWithLog>({
      method: "GET",
      path: `/api/v1/deliveries/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** List incidents. Newest first. Those merged into others are left out. */
  listIncidents(query: ListIncidentsQuery = {}, options: CallOptions = {}): Promise<IncidentPage> {
    return this.#transport.send<IncidentPage>({ method: "GET", path: "/api/v1/incidents", query, options });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllIncidents(
    query: Omit<ListIncidentsQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<Incident, void, undefined> {
    return everyItem((cursor) => this.listIncidents({ ...query, cursor }, options));
  }

  /** Declare an incident. Members are told. It waits for a person to acknowledge it. */
  createIncident(body: CreateIncidentBody, options: CallOptions = {}): Promise<Incident> {
    return this.#transport.send<Incident>({ method: "POST", path: "/api/v1/incidents", body, options });
  }

  /** Read an incident. One incident by its id. */
  getIncident(id: string, options: CallOptions = {}): Promise<Incident> {
    return this.#transport.send<Incident>({
      method: "GET",
      path: `/api/v1/incidents/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** Change an incident. What is left out stays as it is. A state must be one that the incident can go to. */
  updateIncident(id: string, body: UpdateIncidentBody, options: CallOptions = {}): Promise<Incident> {
    return this.#transport.send<Incident>({
      method: "PATCH",
      path: `/api/v1/incidents/${encodeURIComponent(id)}`,
      body,
      options,
    });
  }

  /** Read the timeline. Everything that happened, the earliest first; of very long timelines the last 500 entries. */
  listIncidentEvents(id: string, options: CallOptions = {}): Promise<IncidentEvents> {
    return this.#transport.send<IncidentEvents>({
      method: "GET",
      path: `/api/v1/incidents/${encodeURIComponent(id)}/events`,
      options,
    });
  }

  /** Merge an incident into another. Its alerts and tasks move, and both stories stay on the timeline. Cannot be undone. */
  mergeIncident(id: string, body: MergeIncidentBody, options: CallOptions = {}): Promise<Incident> {
    return this.#transport.send<Incident>({
      method: "POST",
      path: `/api/v1/incidents/${encodeURIComponent(id)}/merge`,
      body,
      options,
    });
  }

  /** Read a post-mortem. The post-mortem of an incident, with its actions. */
  getPostMortem(id: string, options: CallOptions = {}): Promise<PostMortem> {
    return this.#transport.send<PostMortem>({
      method: "GET",
      path: `/api/v1/incidents/${encodeURIComponent(id)}/post-mortem`,
      options,
    });
  }

  /** List daily operations reports. Newest first. One is written each morning at 06:00 in the organisation's zone. */
  listOperationsReports(
    query: ListOperationsReportsQuery = {},
    options: CallOptions = {},
  ): Promise<OperationsReportPage> {
    return this.#transport.send<OperationsReportPage>({
      method: "GET",
      path: "/api/v1/operations-reports",
      query,
      options,
    });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllOperationsReports(
    query: Omit<ListOperationsReportsQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<OperationsReport, void, undefined> {
    return everyItem((cursor) => this.listOperationsReports({ ...query, cursor }, options));
  }

  /** Read a daily operations report. The report of one local date. */
  getOperationsReport(date: string, options: CallOptions = {}): Promise<OperationsReport> {
    return this.#transport.send<OperationsReport>({
      method: "GET",
      path: `/api/v1/operations-reports/${encodeURIComponent(date)}`,
      options,
    });
  }

  /** List audit entries. Newest first unless sorted otherwise. Filters narrow together; a repeated filter widens itself. */
  listAuditEntries(query: ListAuditEntriesQuery = {}, options: CallOptions = {}): Promise<AuditEntryPage> {
    return this.#transport.send<AuditEntryPage>({
      method: "GET",
      path: "/api/v1/audit-entries",
      query,
      options,
    });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllAuditEntries(
    query: Omit<ListAuditEntriesQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<AuditEntry, void, undefined> {
    return everyItem((cursor) => this.listAuditEntries({ ...query, cursor }, options));
  }

  /** Read an audit entry. One entry by its number in the chain. */
  getAuditEntry(sequence: number, options: CallOptions = {}): Promise<AuditEntry> {
    return this.#transport.send<AuditEntry>({
      method: "GET",
      path: `/api/v1/audit-entries/${encodeURIComponent(sequence)}`,
      options,
    });
  }

  /** List checkpoints of the audit log. What the tree over the audit log was, each signed; newest first. There is one a day. */
  listAuditCheckpoints(
    query: ListAuditCheckpointsQuery = {},
    options: CallOptions = {},
  ): Promise<AuditCheckpointPage> {
    return this.#transport.send<AuditCheckpointPage>({
      method: "GET",
      path: "/api/v1/audit/checkpoints",
      query,
      options,
    });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllAuditCheckpoints(
    query: Omit<ListAuditCheckpointsQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<AuditCheckpoint, void, undefined> {
    return everyItem((cursor) => this.listAuditCheckpoints({ ...query, cursor }, options));
  }

  /** Read the newest checkpoint. Keep it where we cannot reach it: later ones must be proven to begin with it. */
  getNewestAuditCheckpoint(options: CallOptions = {}): Promise<AuditCheckpoint> {
    return this.#transport.send<AuditCheckpoint>({
      method: "GET",
      path: "/api/v1/audit/checkpoint",
      options,
    });
  }

  /** Prove that an entry is in the log. An inclusion proof of RFC 9162, section 2.1.3. Its leaf index is the entry's number less one. */
  proveAuditInclusion(
    sequence: number,
    query: ProveAuditInclusionQuery = {},
    options: CallOptions = {},
  ): Promise<AuditInclusionProof> {
    return this.#transport.send<AuditInclusionProof>({
      method: "GET",
      path: `/api/v1/audit/proofs/inclusion/${encodeURIComponent(sequence)}`,
      query,
      options,
    });
  }

  /** Prove that the log was only added to. A consistency proof of RFC 9162, section 2.1.4, from the tree of `from` entries to a later one: ask for it with the checkpoint that you kept. */
  proveAuditConsistency(
    from: number,
    query: ProveAuditConsistencyQuery = {},
    options: CallOptions = {},
  ): Promise<AuditConsistencyProof> {
    return this.#transport.send<AuditConsistencyProof>({
      method: "GET",
      path: `/api/v1/audit/proofs/consistency/${encodeURIComponent(from)}`,
      query,
      options,
    });
  }

  /** List schedules. Every on-call schedule with its layers and overrides, by key. */
  listOnCallSchedules(
    query: ListOnCallSchedulesQuery = {},
    options: CallOptions = {},
  ): Promise<OnCallSchedulePage> {
    return this.#transport.send<OnCallSchedulePage>({
      method: "GET",
      path: "/api/v1/on-call/schedules",
      query,
      options,
    });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllOnCallSchedules(
    query: Omit<ListOnCallSchedulesQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<OnCallSchedule, void, undefined> {
    return everyItem((cursor) => this.listOnCallSchedules({ ...query, cursor }, options));
  }

  /** Read a schedule. One schedule with its layers and overrides. */
  getOnCallSchedule(id: string, options: CallOptions = {}): Promise<OnCallSchedule> {
    return this.#transport.send<OnCallSchedule>({
      method: "GET",
      path: `/api/v1/on-call/schedules/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** Read the shifts of a schedule. Who is on call when: seven days from now unless said, at most 93 days. */
  listOnCallShifts(
    id: string,
    query: ListOnCallShiftsQuery = {},
    options: CallOptions = {},
  ): Promise<OnCallShifts> {
    return this.#transport.send<OnCallShifts>({
      method: "GET",
      path: `/api/v1/on-call/schedules/${encodeURIComponent(id)}/shifts`,
      query,
      options,
    });
  }

  /** Read who is on call. Who is on call now, until when, and who comes next. */
  getOnCall(id: string, options: CallOptions = {}): Promise<OnCallNow> {
    return this.#transport.send<OnCallNow>({
      method: "GET",
      path: `/api/v1/on-call/schedules/${encodeURIComponent(id)}/on-call`,
      options,
    });
  }

  /** Put somebody on call. Somebody takes a period of at most 93 days, whatever the layers say. */
  createOnCallOverride(
    id: string,
    body: CreateOnCallOverrideBody,
    options: CallOptions = {},
  ): Promise<OnCallOverride> {
    return this.#transport.send<OnCallOverride>({
      method: "POST",
      path: `/api/v1/on-call/schedules/${encodeURIComponent(id)}/overrides`,
      body,
      options,
    });
  }

  /** Remove an override. The layers decide again who is on call in its period. */
  deleteOnCallOverride(id: string, options: CallOptions = {}): Promise<void> {
    return this.#transport.send<void>({
      method: "DELETE",
      path: `/api/v1/on-call/overrides/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** List escalation policies. Every escalation policy with its steps, by key. */
  listEscalationPolicies(
    query: ListEscalationPoliciesQuery = {},
    options: CallOptions = {},
  ): Promise<EscalationPolicyPage> {
    return this.#transport.send<EscalationPolicyPage>({
      method: "GET",
      path: "/api/v1/escalation-policies",
      query,
      options,
    });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllEscalationPolicies(
    query: Omit<ListEscalationPoliciesQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<EscalationPolicy, void, undefined> {
    return everyItem((cursor) => this.listEscalationPolicies({ ...query, cursor }, options));
  }

  /** Read an escalation policy. One escalation policy with its steps. */
  getEscalationPolicy(id: string, options: CallOptions = {}): Promise<EscalationPolicy> {
    return this.#transport.send<EscalationPolicy>({
      method: "GET",
      path: `/api/v1/escalation-policies/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** List API keys. Newest first. Secrets are never shown: only hashes of them are kept. */
  listApiKeys(query: ListApiKeysQuery = {}, options: CallOptions = {}): Promise<ApiKeyPage> {
    return this.#transport.send<ApiKeyPage>({ method: "GET", path: "/api/v1/api-keys", query, options });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllApiKeys(
    query: Omit<ListApiKeysQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<ApiKey, void, undefined> {
    return everyItem((cursor) => this.listApiKeys({ ...query, cursor }, options));
  }

  /** Create an API key. A key cannot give away scopes that it lacks. Send an Idempotency-Key: when the answer is lost, the same request gives it again. */
  createApiKey(body: CreateApiKeyBody, options: CallOptions = {}): Promise<CreatedApiKey> {
    return this.#transport.send<CreatedApiKey>({ method: "POST", path: "/api/v1/api-keys", body, options });
  }

  /** Read an API key. One key, without its secret. */
  getApiKey(id: string, options: CallOptions = {}): Promise<ApiKey> {
    return this.#transport.send<ApiKey>({
      method: "GET",
      path: `/api/v1/api-keys/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** Revoke an API key. The next request with the key is refused. Revoking twice changes nothing; a key may revoke itself. */
  revokeApiKey(id: string, options: CallOptions = {}): Promise<void> {
    return this.#transport.send<void>({
      method: "DELETE",
      path: `/api/v1/api-keys/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** List requests to the support. All of the organisation, those with news first. */
  listSupportTickets(
    query: ListSupportTicketsQuery = {},
    options: CallOptions = {},
  ): Promise<SupportTicketPage> {
    return this.#transport.send<SupportTicketPage>({
      method: "GET",
      path: "/api/v1/support-tickets",
      query,
      options,
    });
  }

  /** The items of all pages, fetched as they are taken. */
  listAllSupportTickets(
    query: Omit<ListSupportTicketsQuery, "cursor"> = {},
    options: CallOptions = {},
  ): AsyncGenerator<SupportTicket, void, undefined> {
    return everyItem((cursor) => this.listSupportTickets({ ...query, cursor }, options));
  }

  /** Open a request to the support. The plan decides which severities can be chosen. Answers are mailed to the member that is named as requester; without one they are only read here and by owners and admins. */
  createSupportTicket(body: CreateSupportTicketBody, options: CallOptions = {}): Promise<SupportTicket> {
    return this.#transport.send<SupportTicket>({
      method: "POST",
      path: "/api/v1/support-tickets",
      body,
      options,
    });
  }

  /** Read a request to the support. One request by its id. */
  getSupportTicket(id: string, options: CallOptions = {}): Promise<SupportTicket> {
    return this.#transport.send<SupportTicket>({
      method: "GET",
      path: `/api/v1/support-tickets/${encodeURIComponent(id)}`,
      options,
    });
  }

  /** Read a conversation with the support. The earliest first; of very long conversations the first 500. Files are downloaded on the page. */
  listSupportMessages(id: string, options: CallOptions = {}): Promise<SupportMessages> {
    return this.#transport.send<SupportMessages>({
      method: "GET",
      path: `/api/v1/support-tickets/${encodeURIComponent(id)}/messages`,
      options,
    });
  }

  /** Write to the support. Adds to a request; one that was solved less than two weeks ago is open again. */
  createSupportMessage(
    id: string,
    body: CreateSupportMessageBody,
    options: CallOptions = {},
  ): Promise<AddedSupportMessage> {
    return this.#transport.send<AddedSupportMessage>({
      method: "POST",
      path: `/api/v1/support-tickets/${encodeURIComponent(id)}/messages`,
      body,
      options,
    });
  }

  /** Upload a file for the support. Up to 10 MiB: images, PDF, recordings and plain text; its bytes decide what it is. Send its id along with a request or a message within a day: afterwards it is removed. */
  createSupportFile(body: CreateSupportFileBody, options: CallOptions = {}): Promise<SupportFile> {
    return this.#transport.send<SupportFile>({
      method: "POST",
      path: "/api/v1/support-files",
      body,
      options,
    });
  }

  /** Search the help center. The articles and terms that answer a question, the best first; none where nothing does. Misspelt words and synonyms are understood. Needs no key: the limit counts by the sender's address. */
  searchHelp(query: SearchHelpQuery = {}, options: CallOptions = {}): Promise<HelpItems> {
    return this.#transport.send<HelpItems>({ method: "GET", path: "/api/v1/help/search", query, options });
  }
}
