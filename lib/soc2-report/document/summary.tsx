import { Text, View } from "@react-pdf/renderer";
import { scoreOf } from "@/lib/compliance/roll-up";
import { coverageText, scoreText } from "@/lib/compliance/labels";
import { FIGURE_LABELS } from "@/lib/evidence/labels";
import { listAttention } from "../attention";
import { compareFigure } from "../compare";
import type { PeriodFigure, ReportModel } from "../model";
import { counted, instantText, totalText, valueText } from "../words";
import { ReportPage, SectionHeading, type PageFacts } from "./report-page";
import { CellText, Table, type TableColumn } from "./table";
import { COLORS, styles } from "./theme";

/** The whole report on one page: what is known, how it stands, and what to look at first. */
export function Summary({ model, facts }: { model: ReportModel; facts: PageFacts }) {
  const attention = listAttention(model);
  return (
    <ReportPage facts={facts} bookmark="Executive Summary">
      <SectionHeading
        id="summary"
        title="Executive Summary"
        lead={`What ${model.organization.name} can show of the ${counted(model.period.days, "day")} from ${model.period.from_day} to ${model.period.to_day}. Criteria stand as at ${instantText(model.states_as_of)}.`}
        facts={facts}
      />
      <Tiles model={model} />
      <Text style={styles.h2}>To look at first</Text>
      {attention.length === 0 ? (
        <Text style={styles.muted}>Nothing in this period asks for attention.</Text>
      ) : (
        attention.map((line) => (
          <View key={line} style={{ flexDirection: "row", marginBottom: 2.5 }}>
            <Text style={{ width: 12, color: COLORS.muted }}>–</Text>
            <Text style={{ flex: 1 }}>{line}</Text>
          </View>
        ))
      )}
      <Text style={styles.h2} minPresenceAhead={60}>
        Figures beside those of the period before
      </Text>
      <Table columns={COLUMNS} rows={model.figures} rowKey={({ key }) => key} none="" />
    </ReportPage>
  );
}

const COLUMNS: readonly TableColumn<PeriodFigure>[] = [
  { header: "Figure", grow: 3.4, cell: ({ key }) => <CellText>{FIGURE_LABELS[key].label}</CellText> },
  {
    header: "This period",
    grow: 2.1,
    cell: (figure) => <CellText strong={figure.value !== null}>{totalText(figure, figure.unit)}</CellText>,
  },
  {
    header: "Period before",
    grow: 1.7,
    cell: ({ previous, unit }) => <CellText>{valueText(previous.value, unit)}</CellText>,
  },
  { header: "Change", grow: 2.4, cell: (figure) => <CellText>{compareFigure(figure).text}</CellText> },
  {
    header: "Known",
    grow: 1,
    align: "right",
    cell: ({ known_days, days }) => <CellText>{`${known_days}/${days.length}`}</CellText>,
  },
];

function Tiles({ model }: { model: ReportModel }) {
  const { snapshots, figures, requirements, audit, period } = model;
  const score = scoreOf(requirements.map(({ state }) => state));
  const valid = snapshots.filter(({ state }) => state === "valid").length;
  const tiles = [
    { value: `${valid} of ${period.days}`, label: "days with a valid signed snapshot" },
    {
      value: `${figures.filter(({ value }) => value !== null).length} of ${figures.length}`,
      label: "figures known",
    },
    { value: scoreText(score), label: `of the criteria pass, ${coverageText(score)}` },
    {
      value: counted(audit.entries, "entry", "entries"),
      label: `of the audit log, ${chainWord(audit.chain)}`,
    },
  ];
  return (
    <View style={{ flexDirection: "row", gap: 8 }}>
      {tiles.map(({ value, label }) => (
        <View
          key={label}
          style={[styles.card, { flex: 1, marginBottom: 0, backgroundColor: COLORS.surface }]}
        >
          <Text style={{ fontSize: 13, fontWeight: 600 }}>{value}</Text>
          <Text style={[styles.small, { marginTop: 2 }]}>{label}</Text>
        </View>
      ))}
    </View>
  );
}

/** How the verification of the period's entries ended. */
export function chainWord(chain: ReportModel["audit"]["chain"]): string {
  if (chain === "intact") return "each verified";
  return chain === "not_verified" ? "not verified here" : `broken: ${chain}`;
}
