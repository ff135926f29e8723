import { Document } from "@react-pdf/renderer";
import { boundsOf } from "@/lib/evidence/days";
import type { ReportModel } from "../model";
import { ArchitectureAppendix, SourcesAppendix, TestsAppendix } from "./appendices";
import { AuditSection } from "./audit-section";
import { Contents, type ContentsEntry } from "./contents";
import { Cover } from "./cover";
import { PrincipleSection } from "./principle-section";
import type { PageFacts } from "./report-page";
import { PRINCIPLE_SECTIONS } from "./sections";
import { Summary } from "./summary";

const ENTRIES: readonly ContentsEntry[] = [
  { id: "summary", title: "Executive Summary" },
  ...PRINCIPLE_SECTIONS.map(({ id, title }) => ({ id, title })),
  { id: "audit", title: "Audit Evidence" },
  { id: "architecture", title: "Appendix A: Technical architecture" },
  { id: "tests", title: "Appendix B: Security tests" },
  { id: "sources", title: "Appendix C: Sources and verification" },
];

type ReportDocumentProps = {
  model: ReportModel;
  facts: PageFacts;
  /** On which page each section begins, for the table of contents. */
  pages: ReadonlyMap<string, number>;
};

/** The whole document. Its dates are those of the period, so that the same model gives the same bytes. */
export function ReportDocument({ model, facts, pages }: ReportDocumentProps) {
  const { until } = boundsOf(model.period.to_day);
  return (
    <Document
      title={`${facts.title}, ${model.organization.name}, ${facts.period}`}
      author={model.organization.name}
      subject={`SOC 2 evidence, SHA-256 ${facts.digest}. Not an attestation.`}
      creator="Regulix"
      producer="Regulix"
      language="en-GB"
      pdfVersion="1.7"
      creationDate={until}
      modificationDate={until}
      pageMode="useOutlines"
    >
      <Cover model={model} facts={facts} />
      <Contents facts={facts} entries={ENTRIES} pages={pages} />
      <Summary model={model} facts={facts} />
      {PRINCIPLE_SECTIONS.map((section) => (
        <PrincipleSection key={section.id} model={model} facts={facts} section={section} />
      ))}
      <AuditSection model={model} facts={facts} />
      <ArchitectureAppendix facts={facts} />
      <TestsAppendix model={model} facts={facts} />
      <SourcesAppendix model={model} facts={facts} />
    </Document>
  );
}
