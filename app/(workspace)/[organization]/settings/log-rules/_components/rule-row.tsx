import { ArrowDown, ArrowUp, Pencil, Trash2 } from "lucide-react";
import { useId, type ReactNode } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { StatusBadge } from "@/components/feedback/status";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import type { LogRule } from "@/lib/log-rules/schema";
import { defaultSeverity, kindLabel } from "@/lib/security-events/kinds";

type RuleRowProps = {
  rule: LogRule;
  position: number;
  isLast: boolean;
  mayChange: boolean;
  onMove: (to: number) => void;
  onEnable: (enabled: boolean) => void;
  onRemove: () => void;
  edit: (trigger: ReactNode) => ReactNode;
};

/** One rule: what it looks for, what it makes of it, and its place in the order. */
export function RuleRow({
  rule,
  position,
  isLast,
  mayChange,
  onMove,
  onEnable,
  onRemove,
  edit,
}: RuleRowProps) {
  const id = useId();
  return (
    <li className="grid gap-x-4 gap-y-2 p-3 sm:grid-cols-[1fr_auto] sm:items-center">
      <div className="flex min-w-0 items-start gap-2.5">
        <Checkbox
          id={id}
          className="mt-0.5"
          checked={rule.enabled}
          disabled={!mayChange}
          onCheckedChange={(checked) => onEnable(checked === true)}
        />
        <div className="grid min-w-0 gap-1">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <label htmlFor={id} className="font-medium">
              {rule.name}
            </label>
            <StatusBadge status={rule.severity ?? defaultSeverity(rule.kind)} />
            <span className="text-muted-foreground text-sm">{kindLabel(rule.kind)}</span>
          </div>
          <ul className="text-muted-foreground grid gap-0.5 text-sm">
            {rule.minimumSeverity !== null && <li>at least {rule.minimumSeverity}</li>}
            {rule.conditions.map(({ field, pattern }) => (
              <li key={`${field} ${pattern}`} className="break-words">
                <span className="font-mono">{field}</span> is{" "}
                <span className="text-foreground font-mono">{pattern}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
      {mayChange && (
        <div className="flex gap-1 justify-self-end">
          <IconButton
            label={`Move ${rule.name} up`}
            disabled={position === 0}
            onClick={() => onMove(position - 1)}
          >
            <ArrowUp aria-hidden />
          </IconButton>
          <IconButton label={`Move ${rule.name} down`} disabled={isLast} onClick={() => onMove(position + 1)}>
            <ArrowDown aria-hidden />
          </IconButton>
          {edit(
            <IconButton label={`Edit ${rule.name}`}>
              <Pencil aria-hidden />
            </IconButton>,
          )}
          <ConfirmDialog
            trigger={
              <IconButton label={`Remove ${rule.name}`}>
                <Trash2 aria-hidden />
              </IconButton>
            }
            title={`Remove ${rule.name}?`}
            description="Records that it would have fitted go on to the rules below it."
            confirmLabel="Remove rule"
            onConfirm={async () => onRemove()}
          />
        </div>
      )}
    </li>
  );
}
