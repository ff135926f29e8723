import { Text, View } from "@react-pdf/renderer";
import { daysBetween } from "@/lib/evidence/days";
import type { ReportModel, SeverityCount, SnapshotLine } from "../model";
import { counted, instantText, shortDigest, snapshotWord } from "../words";
import { SeriesChart } from "./charts/series-chart";
import { ReportPage, SectionHeading, type PageFacts } from "./report-page";
import { chainWord } from "./summary";
import { CellCode, CellText, Table, type TableColumn } from "./table";
import { COLORS, MONO, styles } from "./theme";

/** The log, its tree, the daily documents, and how alerts and incidents were answered. */
export function AuditSection({ model, facts }: { model: ReportModel; facts: PageFacts }) {
  const { audit, alerts, incidents, snapshots } = model;
  const color = facts.brand.color;
  return (
    <ReportPage facts={facts} bookmark="Audit Evidence">
      <SectionHeading
        id="audit"
        title="Audit Evidence"
        lead="The hash-chained log, its signed checkpoint, the daily snapshots, and how alerts and incidents were answered."
        facts={facts}
      />
      <View wrap={false} style={styles.card}>
        <Title text="Audit log" value={counted(audit.entries, "entry", "entries")} />
        <Text style={styles.small}>
          {audit.first_sequence === null
            ? "Nothing was written in this period."
            : `Entries ${audit.first_sequence} to ${audit.last_sequence}: ${chainWord(audit.chain)}.`}
          {audit.archived ? " Older entries of the period are archived and not counted here." : ""}
        </Text>
        <DailyBars
          model={model}
          counts={new Map(audit.days.map(({ day, entries }) => [day, entries]))}
          color={color}
        />
        {audit.last_hash && <Code text={`last entry ${audit.last_sequence} · sha256 ${audit.last_hash}`} />}
      </View>
      <Table
        columns={ACTION_COLUMNS}
        rows={audit.actions}
        rowKey={({ action }) => action}
        none="No action was recorded."
      />
      <Checkpoint checkpoint={audit.checkpoint} />
      <View wrap={false} style={styles.card}>
        <Title text="Alerts" value={bySeverity(alerts.fired)} />
        <Text style={styles.small}>
          {`${alerts.acknowledged} acknowledged${alerts.median_minutes_to_acknowledge === null ? "" : `, half of them within ${alerts.median_minutes_to_acknowledge} min`}; ${counted(alerts.false_positives, "false positive")}; ${alerts.open_at_end} open at the end.`}
        </Text>
        <DailyBars
          model={model}
          counts={new Map(alerts.days.map(({ day, fired }) => [day, fired]))}
          color={color}
        />
      </View>
      <Text style={styles.h2} minPresenceAhead={40}>
        {`Incidents: ${bySeverity(incidents.opened)}; ${incidents.resolved} resolved, ${incidents.open_at_end} open at the end`}
      </Text>
      <Table
        columns={INCIDENT_COLUMNS}
        rows={incidents.list}
        rowKey={({ number }) => String(number)}
        none="No incident was opened in this period."
      />
      <Text style={styles.h2} minPresenceAhead={60}>
        Daily snapshots
      </Text>
      <Table columns={SNAPSHOT_COLUMNS} rows={snapshots} rowKey={({ day }) => day} none="" />
    </ReportPage>
  );
}

function Title({ text, value }: { text: string; value: string }) {
  return (
    <View style={{ flexDirection: "row", justifyContent: "space-between" }}>
      <Text style={{ fontSize: 10.5, fontWeight: 600 }}>{text}</Text>
      <Text style={{ fontSize: 10.5, fontWeight: 600 }}>{value}</Text>
    </View>
  );
}

function Code({ text }: { text: string }) {
  return <Text style={{ fontFamily: MONO, fontSize: 6, marginTop: 6, color: COLORS.muted }}>{text}</Text>;
}

/** Counts of rows: a day without a row is a zero that was seen, not a gap. */
function DailyBars({
  model: { period },
  counts,
  color,
}: {
  model: ReportModel;
  counts: ReadonlyMap<string, number>;
  color: string;
}) {
  const points = daysBetween(period.from_day, period.to_day).map((day) => ({
    day,
    value: counts.get(day) ?? 0,
  }));
  return <SeriesChart points={points} kind="bars" color={color} unit="" />;
}

function bySeverity(counts: readonly SeverityCount[]): string {
  return counts.length === 0
    ? "none"
    : counts.map(({ severity, count }) => `${count} ${severity}`).join(", ");
}

function Checkpoint({ checkpoint }: Pick<ReportModel["audit"], "checkpoint">) {
  if (checkpoint === null)
    return (
      <Text style={[styles.muted, { marginBottom: 9 }]}>
        No checkpoint of the log was taken up to the end of the period.
      </Text>
    );
  return (
    <View wrap={false} style={styles.card}>
      <Title
        text="Signed checkpoint"
        value={`${counted(checkpoint.tree_size, "entry", "entries")} in the tree`}
      />
      <Text style={[styles.small, { marginBottom: 5 }]}>
        {`Taken ${instantText(checkpoint.taken_at)}${checkpoint.day ? `, closing ${checkpoint.day}` : ""}. Hold a copy that you kept against it.`}
      </Text>
      {checkpoint.note
        .trim()
        .split("\n")
        .map((line, place) => (
          <Text key={place} style={{ fontFamily: MONO, fontSize: 6.2 }}>
            {line === "" ? " " : line}
          </Text>
        ))}
    </View>
  );
}

const ACTION_COLUMNS: readonly TableColumn<ReportModel["audit"]["actions"][number]>[] = [
  { header: "Most frequent actions", grow: 5, cell: ({ action }) => <CellCode>{action}</CellCode> },
  { header: "Entries", grow: 1, align: "right", cell: ({ entries }) => <CellText>{entries}</CellText> },
];

const INCIDENT_COLUMNS: readonly TableColumn<ReportModel["incidents"]["list"][number]>[] = [
  { header: "No.", grow: 0.6, cell: ({ number }) => <CellText>{number}</CellText> },
  { header: "Title", grow: 4.4, cell: ({ title }) => <CellText>{title}</CellText> },
  { header: "Severity", grow: 0.9, cell: ({ severity }) => <CellText>{severity}</CellText> },
  { header: "Opened", grow: 2, cell: ({ opened_at }) => <CellCode>{instantText(opened_at)}</CellCode> },
  {
    header: "Resolved",
    grow: 2,
    cell: ({ resolved_at }) => <CellCode>{resolved_at ? instantText(resolved_at) : "open"}</CellCode>,
  },
];

const SNAPSHOT_COLUMNS: readonly TableColumn<SnapshotLine>[] = [
  { header: "Day", grow: 1.3, cell: ({ day }) => <CellCode>{day}</CellCode> },
  {
    header: "Number",
    grow: 0.8,
    align: "right",
    cell: ({ sequence }) => <CellText>{sequence ?? ""}</CellText>,
  },
  {
    header: "SHA-256",
    grow: 2.2,
    align: "right",
    cell: ({ hash }) => <CellCode>{shortDigest(hash, 16)}</CellCode>,
  },
  {
    header: "Key",
    grow: 1.3,
    align: "right",
    cell: ({ key_id }) => <CellCode>{shortDigest(key_id)}</CellCode>,
  },
  {
    header: "State",
    grow: 2,
    align: "right",
    cell: ({ state, late }) => <CellText>{`${snapshotWord(state)}${late ? ", late" : ""}`}</CellText>,
  },
  {
    header: "Known",
    grow: 0.9,
    align: "right",
    cell: ({ known, total }) => <CellText>{known === null ? "" : `${known}/${total}`}</CellText>,
  },
];
