import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Banner } from "@/components/feedback/banner";
import { HelpMarkdown } from "@/components/help/help-markdown";
import { env } from "@/lib/env";
import { LEGAL_DOCUMENTS, LEGAL_TITLES, type LegalDocument } from "@/lib/legal/documents";
import { readLegalDocument } from "@/lib/legal/read-document";
import { SitePage } from "../../_components/site-page";
import { SubprocessorTable } from "../_components/subprocessor-table";

type LegalPageProps = { params: Promise<{ document: string }> };

export async function generateMetadata({ params }: LegalPageProps): Promise<Metadata> {
  const document = known((await params).document);
  return { title: LEGAL_TITLES[document], alternates: { canonical: `/legal/${document}` } };
}

export default async function LegalPage({ params }: LegalPageProps) {
  const document = known((await params).document);
  const { text, missing } = readLegalDocument(document);
  return (
    <SitePage
      title={LEGAL_TITLES[document]}
      lead="The operator of this installation answers for this text, not the makers of the software."
    >
      {missing.length > 0 && (
        <Banner tone="warning" title="This text is not complete yet">
          The operator of this installation has not stated {new Intl.ListFormat("en-GB").format(missing)},
          which are its settings of these names.
        </Banner>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <HelpMarkdown markdown={text} place={{ organization: null }} />
        {document === "subprocessors" && <SubprocessorTable subprocessors={env.SUBPROCESSORS} />}
      </div>
    </SitePage>
  );
}

function known(name: string): LegalDocument {
  return LEGAL_DOCUMENTS.find((document) => document === name) ?? notFound();
}
