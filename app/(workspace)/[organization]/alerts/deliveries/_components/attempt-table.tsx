import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import type { DeliveryAttempt } from "@/lib/deliveries/queries";

const LOOKS = {
  delivered: { status: "succeeded", word: "Delivered" },
  retry: { status: "degraded", word: "To be tried again" },
  failed: { status: "failed", word: "Given up" },
} as const;

type AttemptTableProps = { attempts: DeliveryAttempt[]; timeZone: string };

/** Every attempt with what the receiver answered. */
export function AttemptTable({ attempts, timeZone }: AttemptTableProps) {
  return (
    <DataTable
      caption="Attempts"
      noun="attempts"
      rows={attempts}
      rowKey={({ number }) => String(number)}
      firstUse={<EmptyState title="Not tried yet" description="The first attempt is listed here." />}
      columns={[
        { key: "number", header: "Attempt", cell: ({ number }) => number },
        {
          key: "started",
          header: "Started",
          className: "@2xl:whitespace-nowrap",
          cell: ({ startedAt }) => <ExactTime at={startedAt} precision="second" timeZone={timeZone} />,
        },
        { key: "outcome", header: "Outcome", cell: ({ outcome }) => <StatusBadge {...LOOKS[outcome]} /> },
        {
          key: "answer",
          header: "Answer",
          cell: ({ httpStatus, error, response }) => (
            <span className="grid gap-0.5">
              <span>{httpStatus === null ? "No HTTP answer" : `HTTP ${httpStatus}`}</span>
              {error && <span className="text-muted-foreground text-xs break-words">{error}</span>}
              {response && <code className="font-mono text-xs break-all">{response}</code>}
            </span>
          ),
        },
        {
          key: "duration",
          header: "Took",
          align: "end",
          cell: ({ durationMilliseconds }) => `${durationMilliseconds} ms`,
        },
      ]}
    />
  );
}
