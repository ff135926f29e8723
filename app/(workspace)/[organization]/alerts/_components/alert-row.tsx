import Link from "next/link";
import { AlertStatus } from "@/components/alerts/alert-status";
import { StatusBadge } from "@/components/feedback/status";
import { RelativeTime } from "@/components/time/relative-time";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";
import { labelText, valueText } from "@/lib/alerts/labels";
import type { AlertSummary } from "@/lib/alerts/types";

type AlertRowProps = {
  alert: AlertSummary;
  href: string;
  compact: boolean;
  selected: boolean;
  /** Absent for those who may not answer alerts. */
  onSelect?: (selected: boolean) => void;
};

/** One alert: what it is about, how it stands and who has it. The whole row is a link. */
export function AlertRow({ alert, href, compact, selected, onSelect }: AlertRowProps) {
  const { policy, labels, severity, state, marks, firedAt, acknowledged, assignee } = alert;
  const [about, value] = [labelText(labels), valueText(alert)];
  return (
    <li
      data-row
      data-alert={alert.id}
      className={cn(
        "hover:bg-accent/60 relative flex items-start gap-3 border-t px-3 transition-colors @3xl:items-center",
        compact ? "py-1.5" : "py-2.5",
        selected && "bg-selected/50",
      )}
    >
      {onSelect && (
        <Checkbox
          aria-label={`Select ${policy.name}${about && `, ${about}`}`}
          checked={selected}
          onCheckedChange={(checked) => onSelect(checked === true)}
          className="relative z-10 mt-0.5 @3xl:mt-0"
        />
      )}
      <div className="grid min-w-0 flex-1 gap-x-4 gap-y-1 @3xl:grid-cols-[minmax(0,1fr)_14rem_7rem_9rem] @3xl:items-center">
        <div className="min-w-0">
          <Link
            href={href}
            data-row-link
            className="focus-visible:after:outline-ring rounded-sm font-medium wrap-anywhere outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2"
          >
            {policy.name}
          </Link>
          <div
            className={cn(
              "text-muted-foreground flex min-w-0 flex-wrap gap-x-3 text-sm",
              compact && "@3xl:flex-nowrap",
            )}
          >
            {value && <span className="tabular whitespace-nowrap">{value}</span>}
            {about && <span className="line-clamp-1 font-mono text-xs leading-5 wrap-anywhere">{about}</span>}
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-1">
          <StatusBadge status={severity} />
          <AlertStatus state={state} marks={marks} />
        </div>
        <RelativeTime at={firedAt} className="text-muted-foreground w-fit text-sm" />
        <p className="text-muted-foreground truncate text-sm">
          {assignee ? assignee.name : acknowledged ? `By ${acknowledged.by.name}` : "Nobody yet"}
        </p>
      </div>
    </li>
  );
}
