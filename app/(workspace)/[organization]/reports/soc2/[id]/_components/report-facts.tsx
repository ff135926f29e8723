import { StatusText } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { ShortId } from "@/components/ui/short-id";
import { formatBytes } from "@/lib/core/format/bytes";
import type { ReportSummary } from "@/lib/soc2-report/types";

/** What somebody needs who verifies the report. */
export function ReportFacts({ report }: { report: ReportSummary }) {
  const { requestedAt, requestedBy, finishedAt, pdfBytes, pdfSha256, modelSha256, isSigned } = report;
  return (
    <Card>
      <CardHeader
        title="Verification"
        description="Drop the PDF and its signed document together on the page that verifies. Nothing is uploaded."
        actions={
          <a href="/verify" className="text-link text-sm hover:underline">
            Verify a file
          </a>
        }
      />
      <CardContent>
        <DescriptionList>
          <DescriptionItem term="Signature">
            {isSigned ? (
              <StatusText status="pass" word="Signed" />
            ) : (
              <StatusText status="stale" word="Unsigned" />
            )}
          </DescriptionItem>
          <DescriptionItem term="Evidence, SHA-256">
            {modelSha256 && <ShortId id={modelSha256} length={16} label="Copy the digest of the evidence" />}
          </DescriptionItem>
          <DescriptionItem term="PDF, SHA-256">
            {pdfSha256 && <ShortId id={pdfSha256} length={16} label="Copy the digest of the PDF" />}
          </DescriptionItem>
          <DescriptionItem term="Size">{pdfBytes !== null && formatBytes(pdfBytes)}</DescriptionItem>
          <DescriptionItem term="Asked for">
            <ExactTime at={requestedAt} /> by {requestedBy}
          </DescriptionItem>
          <DescriptionItem term="Ready">{finishedAt && <ExactTime at={finishedAt} />}</DescriptionItem>
        </DescriptionList>
      </CardContent>
    </Card>
  );
}
