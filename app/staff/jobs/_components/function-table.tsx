import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { RelativeTime } from "@/components/time/relative-time";
import { formatNumber } from "@/lib/core/format/number";
import type { JobFunction, JobTrigger } from "@/lib/jobs/types";
import { RunStateBadge } from "./run-state";

const COLUMNS: readonly DataTableColumn<JobFunction>[] = [
  { key: "name", header: "Function", cell: ({ name }) => <span className="font-medium">{name}</span> },
  { key: "trigger", header: "Starts by", cell: ({ triggers }) => <Triggers triggers={triggers} /> },
  { key: "next", header: "Next run", cell: ({ triggers }) => <NextRun triggers={triggers} /> },
  {
    key: "concurrency",
    header: "At a time",
    cell: ({ concurrency }) => concurrency ?? <span className="text-muted-foreground">No limit</span>,
  },
  { key: "attempts", header: "Attempts", align: "end", cell: ({ attempts }) => formatNumber(attempts) },
  { key: "active", header: "Active", align: "end", cell: ({ active }) => formatNumber(active) },
  {
    key: "failed",
    header: "Failed in 24 h",
    align: "end",
    cell: ({ failedLastDay }) => formatNumber(failedLastDay),
  },
  { key: "last", header: "Last run", cell: ({ lastRun }) => <LastRun run={lastRun} /> },
];

/** Every durable function; a row leads to its runs. */
export function FunctionTable({ functions, jobsHref }: { functions: JobFunction[]; jobsHref: string }) {
  return (
    <DataTable
      caption="Durable functions"
      noun="functions"
      columns={COLUMNS}
      rows={functions}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${jobsHref}?range=all&function=${encodeURIComponent(id)}`}
      density="compact"
      firstUse={
        <EmptyState
          title="No functions yet"
          description="The app registers them with the engine a few seconds after both have started."
        />
      }
    />
  );
}

function Triggers({ triggers }: { triggers: JobTrigger[] }) {
  return (
    <ul>
      {triggers.map(({ source, schedule }) => (
        <li key={`${source} ${schedule}`}>
          {source}
          {schedule && (
            <code className="text-muted-foreground ml-2 font-mono text-xs whitespace-nowrap">{schedule}</code>
          )}
        </li>
      ))}
    </ul>
  );
}

function NextRun({ triggers }: { triggers: JobTrigger[] }) {
  const [next] = triggers
    .flatMap(({ nextAt }) => nextAt ?? [])
    .sort((first, second) => first.getTime() - second.getTime());
  return next ? (
    <RelativeTime at={next} />
  ) : (
    <span className="text-muted-foreground">When the event comes</span>
  );
}

function LastRun({ run }: { run: JobFunction["lastRun"] }) {
  if (run === null) return <span className="text-muted-foreground">Never</span>;
  return (
    <span className="inline-flex items-center gap-2">
      <RunStateBadge state={run.state} />
      <RelativeTime at={run.queuedAt} />
    </span>
  );
}
