"use client";

import { useState } from "react";
import { RowKeyboard } from "@/components/data-table/row-keyboard";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { ALERT_SEVERITY_LABELS, GRAVEST_FIRST, type AlertSeverity } from "@/lib/alerts/severity";
import type { AlertCounts, AlertSummary } from "@/lib/alerts/types";
import { AnswerDialog, type Assignable, type Question } from "./answer-dialog";
import { AlertRow } from "./alert-row";
import { BulkBar } from "./bulk-bar";
import { useAnswers, type Viewer } from "./use-answers";
import { useTriageKeys } from "./use-triage-keys";

type AlertListProps = {
  organization: string;
  alerts: readonly AlertSummary[];
  /** Set where the list is grouped by severity: how many there are of each on all pages. */
  counts?: AlertCounts;
  compact: boolean;
  viewer: Viewer;
  /** Empty for those who may not answer alerts. */
  members: readonly Assignable[];
  mayRespond: boolean;
};

type Asking = { question: Question; ids: string[] };

/** The alerts of a page, to be triaged by keyboard, one by one or many at once. */
export function AlertList({
  organization,
  alerts,
  counts,
  compact,
  viewer,
  members,
  mayRespond,
}: AlertListProps) {
  const { shown, pending, acknowledge } = useAnswers(organization, viewer, alerts);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<Asking | null>(null);
  // Who resolves the last row of a filter must not act on it unseen.
  const selected = shown.filter(({ id }) => chosen.has(id)).map(({ id }) => id);

  function toggle(ids: readonly string[], on: boolean) {
    const next = new Set(chosen);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    setChosen(next);
  }
  function clear() {
    setChosen(new Set());
  }
  function acknowledgeAndClear(ids: string[]) {
    if (ids.length === 0) return;
    acknowledge(ids);
    clear();
  }

  useTriageKeys({
    onEscape: clear,
    onKey(key, focusedId) {
      if (!mayRespond) return;
      if (key === "x") {
        if (focusedId !== null) toggle([focusedId], !chosen.has(focusedId));
        return;
      }
      const ids = selected.length > 0 ? selected : focusedId === null ? [] : [focusedId];
      if (key === "a") acknowledgeAndClear(ids);
      else if (ids.length > 0) setAsking({ question: key === "e" ? "resolve" : "snooze", ids });
    },
  });

  const groups: { severity: AlertSeverity | null; alerts: readonly AlertSummary[] }[] = counts
    ? GRAVEST_FIRST.map((severity) => ({
        severity,
        alerts: shown.filter((each) => each.severity === severity),
      }))
    : [{ severity: null, alerts: shown }];
  return (
    <RowKeyboard>
      <div className="grid gap-4">
        {groups.map(({ severity, alerts: group }) =>
          group.length === 0 ? null : (
            <Card key={severity ?? "all"} className="@container overflow-hidden">
              <GroupHead
                label={severity === null ? "Alerts" : ALERT_SEVERITY_LABELS[severity]}
                total={counts && severity ? openOf(counts, severity) : null}
                shown={group.length}
                selected={group.filter(({ id }) => chosen.has(id)).length}
                onSelect={
                  mayRespond
                    ? (on) =>
                        toggle(
                          group.map(({ id }) => id),
                          on,
                        )
                    : undefined
                }
              />
              <ul aria-label={severity === null ? "Alerts" : `${ALERT_SEVERITY_LABELS[severity]} alerts`}>
                {group.map((alert) => (
                  <AlertRow
                    key={alert.id}
                    alert={alert}
                    href={`/${organization}/alerts/${alert.id}`}
                    compact={compact}
                    selected={chosen.has(alert.id)}
                    onSelect={mayRespond ? (on) => toggle([alert.id], on) : undefined}
                  />
                ))}
              </ul>
            </Card>
          ),
        )}
      </div>
      <BulkBar
        count={selected.length}
        pending={pending}
        onAcknowledge={() => acknowledgeAndClear(selected)}
        onAsk={(question) => setAsking({ question, ids: selected })}
        onClear={clear}
      />
      {asking && (
        <AnswerDialog
          {...asking}
          organization={organization}
          viewer={viewer}
          members={members}
          onClose={() => {
            setAsking(null);
            clear();
          }}
        />
      )}
    </RowKeyboard>
  );
}

type GroupHeadProps = {
  label: string;
  total: number | null;
  shown: number;
  selected: number;
  onSelect?: (selected: boolean) => void;
};

function GroupHead({ label, total, shown, selected, onSelect }: GroupHeadProps) {
  return (
    <div className="bg-muted/50 flex items-center gap-3 px-3 py-1.5">
      {onSelect && (
        <Checkbox
          aria-label={`Select all ${label.toLowerCase()} on this page`}
          checked={selected === 0 ? false : selected === shown ? true : "indeterminate"}
          onCheckedChange={(checked) => onSelect(checked === true)}
        />
      )}
      <h2 className="text-sm font-semibold">{label}</h2>
      <span className="tabular text-muted-foreground text-sm">{total ?? shown}</span>
    </div>
  );
}

function openOf(counts: AlertCounts, severity: AlertSeverity): number {
  const { firing, acknowledged } = counts[severity];
  return firing + acknowledged;
}
