import { Banner } from "@/components/feedback/banner";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { Progress } from "@/components/ui/progress";
import { formatNumber } from "@/lib/core/format/number";
import type { BundleReport } from "@/lib/verifier/bundle";
import type { VerifyState } from "./use-verifier";

const TITLES: Record<number, string> = {
  1: "It cannot be read",
  2: "It was tampered with",
  3: "It is incomplete",
  4: "It is not signed by a key that you trust",
};

/** What the verifier says, announced as it changes. */
export function VerifyResult({ state }: { state: VerifyState }) {
  return (
    <div role="status" className="grid grid-cols-[minmax(0,1fr)] gap-4 empty:hidden">
      <Outcome state={state} />
    </div>
  );
}

function Outcome({ state }: { state: VerifyState }) {
  switch (state.kind) {
    case "idle":
      return null;
    case "started":
      return <p className="text-muted-foreground">Reading {state.name}…</p>;
    case "progress":
      return (
        <Progress
          value={state.done}
          max={state.files}
          label="Verifying"
          detail={`${formatNumber(state.done)} of ${formatNumber(state.files)} files`}
        />
      );
    case "snapshot":
      return (
        <Banner tone="success" title={`The evidence of ${state.date} is intact`}>
          Organisation <code className="font-mono break-all">{state.organizationId}</code>. Its hash and its
          signature hold.
        </Banner>
      );
    case "report":
      return (
        <Banner tone="success" title={`The report of ${state.report.days} is intact`}>
          {state.report.pdf === null
            ? "Its figures are as they were signed. Choose the PDF together with it to compare both."
            : `Its figures and ${state.report.pdf} are as they were signed.`}{" "}
          Organisation <code className="font-mono break-all">{state.report.organizationId}</code>.
        </Banner>
      );
    case "bundle":
      return <Report report={state.report} />;
    case "problem":
      return (
        <Banner
          tone={state.code === 2 ? "critical" : "warning"}
          title={TITLES[state.code] ?? "It is not intact"}
        >
          <span className="break-words">{state.message}</span>
        </Banner>
      );
  }
}

function Report({ report }: { report: BundleReport }) {
  return (
    <>
      <Banner tone="success" title="The bundle is intact">
        Nothing in it was changed, removed or put between since it was signed.
      </Banner>
      <DescriptionList>
        <DescriptionItem term="Organisation">
          <code className="font-mono text-sm break-all">{report.organizationId}</code>
        </DescriptionItem>
        <DescriptionItem term="Days">{report.days}</DescriptionItem>
        <DescriptionItem term="Snapshots">{formatNumber(report.snapshots)}</DescriptionItem>
        <DescriptionItem term="Audit entries">{formatNumber(report.entries)}</DescriptionItem>
        <DescriptionItem term="Decisions">{formatNumber(report.decisions)}</DescriptionItem>
        {report.assessed && (
          <DescriptionItem term="Compliance">
            {`${formatNumber(report.assessed.checks)} checks and ${formatNumber(report.assessed.requirements)} requirements rolled up again`}
          </DescriptionItem>
        )}
        <DescriptionItem term="Checkpoints">
          {`Held against ${formatNumber(report.checkpoints)}`}
          {report.notCompared.length > 0 &&
            `; outside of this bundle and not compared: ${report.notCompared.join(", ")}`}
        </DescriptionItem>
      </DescriptionList>
    </>
  );
}
