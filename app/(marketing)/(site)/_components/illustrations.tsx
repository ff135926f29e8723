import { Link2 } from "lucide-react";
import { Sparkline } from "@/components/charts/sparkline";
import { StatusBadge, type Status } from "@/components/feedback/status";
import { Illustration } from "./illustration";

const LATENCY = [
  182,
  190,
  176,
  188,
  201,
  194,
  185,
  199,
  214,
  206,
  221,
  240,
  262,
  301,
  388,
  476,
  612,
  734,
  812,
  798,
  null,
  null,
  655,
  420,
  268,
  214,
  198,
  191,
  187,
  184,
] as const;

const CONTROLS: readonly { id: string; title: string; status: Status; note: string }[] = [
  { id: "CC6.1", title: "Two-factor authentication of all members", status: "pass", note: "14 of 14" },
  { id: "CC7.2", title: "Security events are watched", status: "pass", note: "Last event 4 min ago" },
  { id: "CC6.3", title: "Dormant accounts are removed", status: "fail", note: "2 accounts, 120 days" },
  { id: "A1.2", title: "Backups can be restored", status: "not_assessed", note: "No restore was reported" },
];

const ENTRIES = [
  { sequence: 4_182, action: "members.change_role", who: "Mira Person", hash: "9f3ac1…" },
  { sequence: 4_183, action: "alert-policies.update", who: "Key rgx_7d02", hash: "41b07e…" },
  { sequence: 4_184, action: "evidence.export", who: "Jonas Person", hash: "c85e12…" },
] as const;

/** What somebody on call sees. */
export function AlertIllustration() {
  return (
    <Illustration caption="An alert, with the minutes that nobody measured left open.">
      <div className="flex flex-wrap items-center gap-2">
        <StatusBadge status="critical" />
        <StatusBadge status="firing" />
        <p className="font-medium">API latency above 500 ms</p>
      </div>
      <div className="grid gap-1">
        <p className="tabular text-2xl font-semibold">812 ms</p>
        <p className="text-muted-foreground text-sm">Average of 5 minutes, threshold 500 ms</p>
      </div>
      <Sparkline values={LATENCY} kind="api_latency_ms" className="h-20" />
    </Illustration>
  );
}

/** What somebody who answers for compliance sees. */
export function ControlsIllustration() {
  return (
    <Illustration caption="Controls, judged from what was observed.">
      <ul className="grid gap-3">
        {CONTROLS.map(({ id, title, status, note }) => (
          <li
            key={id}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b pb-3 last:border-b-0 last:pb-0"
          >
            <span className="min-w-0">
              <span className="text-muted-foreground mr-2 font-mono text-sm">{id}</span>
              {title}
            </span>
            <span className="flex items-center gap-2">
              <span className="text-muted-foreground text-sm">{note}</span>
              <StatusBadge status={status} />
            </span>
          </li>
        ))}
      </ul>
    </Illustration>
  );
}

/** What an auditor sees. */
export function ChainIllustration() {
  return (
    <Illustration caption="The audit log: each entry carries the hash of the one before it.">
      <ol className="grid gap-3">
        {ENTRIES.map(({ sequence, action, who, hash }) => (
          <li key={sequence} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="min-w-0">
              <span className="tabular text-muted-foreground mr-2 text-sm">{sequence}</span>
              <span className="font-mono text-sm">{action}</span>
              <span className="text-muted-foreground block text-sm">{who}</span>
            </span>
            <span className="text-muted-foreground inline-flex items-center gap-1.5 font-mono text-sm">
              <Link2 className="size-4" aria-hidden />
              {hash}
            </span>
          </li>
        ))}
      </ol>
      <p className="flex items-center gap-2 border-t pt-3 text-sm">
        <StatusBadge status="pass" word="Whole" />
        4,184 entries, no break
      </p>
    </Illustration>
  );
}
