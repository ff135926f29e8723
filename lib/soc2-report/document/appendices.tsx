import { Text, View } from "@react-pdf/renderer";
import type { AcceptedRisk, CheckLine, ReportModel } from "../model";
import { instantText, shortDigest } from "../words";
import { ARCHITECTURE, VERIFYING } from "./appendix-words";
import { RequirementTable } from "./principle-section";
import { ReportPage, SectionHeading, type PageFacts } from "./report-page";
import { StateMark } from "./state-mark";
import { CellCode, CellText, Table, type TableColumn } from "./table";
import { COLORS, MONO, styles } from "./theme";

type AppendixProps = { model: ReportModel; facts: PageFacts };

/** How the product is built, as far as the evidence rests on it. */
export function ArchitectureAppendix({ facts }: Pick<AppendixProps, "facts">) {
  return (
    <ReportPage facts={facts} bookmark="Appendix A: Technical architecture">
      <SectionHeading
        id="architecture"
        title="Appendix A: Technical architecture"
        lead="What the figures rest on: where they are measured, how they are sealed, and what keeps tenants apart."
        facts={facts}
      />
      {ARCHITECTURE.map(({ title, text }) => (
        <View key={title} wrap={false} style={{ marginBottom: 10 }}>
          <Text style={{ fontSize: 10, fontWeight: 600, marginBottom: 2 }}>{title}</Text>
          <Text>{text}</Text>
        </View>
      ))}
    </ReportPage>
  );
}

/** Every check with how it stood, what was accepted, and the common criteria beyond CC6. */
export function TestsAppendix({ model, facts }: AppendixProps) {
  const others = model.requirements.filter(
    ({ section, id }) => section === "security" && !id.startsWith("CC6"),
  );
  return (
    <ReportPage facts={facts} bookmark="Appendix B: Security tests">
      <SectionHeading
        id="tests"
        title="Appendix B: Security tests"
        lead="Each check with the digest of the statement that asked for it. One without a current result is not assessed or stale, never passed."
        facts={facts}
      />
      <Table columns={CHECK_COLUMNS} rows={model.checks} rowKey={({ id }) => id} none="" />
      <Text style={styles.h2} minPresenceAhead={40}>
        Accepted for a while, or declared not applicable
      </Text>
      <Table
        columns={ACCEPTED_COLUMNS}
        rows={model.accepted}
        rowKey={({ check_id, kind, until }) => `${check_id} ${kind} ${until ?? ""}`}
        none="Nothing was accepted or waived."
      />
      <Text style={styles.h2} minPresenceAhead={60}>
        Other common criteria
      </Text>
      <RequirementTable requirements={others} />
    </ReportPage>
  );
}

/** The statements behind the figures, by their digests, and how to verify all of this. */
export function SourcesAppendix({ model, facts }: AppendixProps) {
  return (
    <ReportPage facts={facts} bookmark="Appendix C: Sources and verification">
      <SectionHeading
        id="sources"
        title="Appendix C: Sources and verification"
        lead="The very statements and probes behind the figures, and how to verify this document without us."
        facts={facts}
      />
      {VERIFYING.map((line, place) => (
        <View key={line} style={{ flexDirection: "row", marginBottom: 3 }}>
          <Text style={{ width: 16, color: COLORS.muted }}>{`${place + 1}.`}</Text>
          <Text style={{ flex: 1 }}>{line}</Text>
        </View>
      ))}
      <Text style={[styles.h2, { marginTop: 14 }]}>Statements and probes</Text>
      {Object.entries(model.sources)
        .filter(([, text]) => text !== "")
        .map(([digest, text]) => (
          <View key={digest} style={{ marginBottom: 9 }}>
            <Text
              style={{ fontFamily: MONO, fontSize: 6.5, fontWeight: 500 }}
              minPresenceAhead={20}
            >{`sha256 ${digest}`}</Text>
            <Text style={{ fontFamily: MONO, fontSize: 5.8, lineHeight: 1.4, color: COLORS.muted }}>
              {text}
            </Text>
          </View>
        ))}
    </ReportPage>
  );
}

const CHECK_COLUMNS: readonly TableColumn<CheckLine>[] = [
  {
    header: "Check",
    grow: 4.8,
    cell: ({ title, reason }) => (
      <View>
        <CellText>{title}</CellText>
        {reason && <Text style={{ fontSize: 7, color: COLORS.muted }}>{reason}</Text>}
      </View>
    ),
  },
  { header: "State", grow: 1.7, cell: ({ state }) => <StateMark state={state} /> },
  {
    header: "Seen",
    grow: 1.9,
    cell: ({ observed_at }) => <CellCode>{observed_at ? instantText(observed_at) : "never"}</CellCode>,
  },
  {
    header: "Source",
    grow: 1.1,
    align: "right",
    cell: ({ query_sha256, type }) => (
      <CellCode>{type === "manual" ? "answer" : shortDigest(query_sha256)}</CellCode>
    ),
  },
];

const ACCEPTED_COLUMNS: readonly TableColumn<AcceptedRisk>[] = [
  { header: "Check", grow: 2.6, cell: ({ check_id }) => <CellCode>{check_id}</CellCode> },
  {
    header: "Decision",
    grow: 1.6,
    cell: ({ kind }) => <CellText>{kind === "exception" ? "Accepted" : "Not applicable"}</CellText>,
  },
  { header: "Reason", grow: 4.4, cell: ({ reason }) => <CellText>{reason}</CellText> },
  { header: "Until", grow: 1.9, cell: ({ until }) => <CellCode>{until ? instantText(until) : ""}</CellCode> },
];
