import { Text } from "@react-pdf/renderer";
import { changedRequirements } from "../compare";
import type { ReportModel, RequirementLine } from "../model";
import { STATE_WORDS } from "../words";
import { FigureCard } from "./figure-card";
import { ReportPage, SectionHeading, type PageFacts } from "./report-page";
import type { PrincipleSectionFacts } from "./sections";
import { StateMark } from "./state-mark";
import { CellCode, CellText, Table, type TableColumn } from "./table";
import { styles } from "./theme";

type PrincipleSectionProps = { model: ReportModel; facts: PageFacts; section: PrincipleSectionFacts };

/** The figures of one category, and how its criteria stand. */
export function PrincipleSection({ model, facts, section }: PrincipleSectionProps) {
  const requirements = model.requirements.filter(
    (requirement) => requirement.section === section.section && requirement.id.startsWith(section.prefix),
  );
  return (
    <ReportPage facts={facts} bookmark={section.title}>
      <SectionHeading id={section.id} title={section.title} lead={section.lead} facts={facts} />
      {model.figures
        .filter(({ principle }) => principle === section.principle)
        .map((figure) => (
          <FigureCard key={figure.key} figure={figure} color={facts.brand.color} />
        ))}
      <Text style={styles.h2} minPresenceAhead={60}>
        Criteria and controls
      </Text>
      <RequirementTable requirements={requirements} />
    </ReportPage>
  );
}

const COLUMNS: readonly TableColumn<RequirementLine>[] = [
  { header: "Criterion", grow: 1, cell: ({ id }) => <CellCode>{id}</CellCode> },
  { header: "In our words", grow: 5.4, cell: ({ title }) => <CellText>{title}</CellText> },
  { header: "Controls", grow: 1, cell: ({ controls }) => <CellText>{controls.length}</CellText> },
  {
    header: "At the end",
    grow: 2,
    cell: ({ state, in_scope }) =>
      in_scope ? <StateMark state={state} /> : <CellText>Out of scope</CellText>,
  },
  {
    header: "At the start",
    grow: 1.8,
    cell: (requirement) => (
      <CellText>
        {changedRequirements([requirement]).length > 0
          ? STATE_WORDS[requirement.previous_state]
          : "Unchanged"}
      </CellText>
    ),
  },
];

/** Criteria with their states at both ends of the period. */
export function RequirementTable({ requirements }: { requirements: readonly RequirementLine[] }) {
  return (
    <Table
      columns={COLUMNS}
      rows={requirements}
      rowKey={({ id }) => id}
      none="No criterion of this category is known."
    />
  );
}
