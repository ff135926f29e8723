"use client";

import { ArrowDown, ArrowUp, Trash2, X } from "lucide-react";
import { Card } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { TARGET_KINDS, type EscalationPlan } from "@/lib/on-call/escalations/plan";
import { TARGET_GROUPS, targetLabel, targetValue, type TargetOption } from "./target-option";

type Step = EscalationPlan["steps"][number];

type StepEditorProps = {
  step: Step;
  place: number;
  count: number;
  targets: readonly TargetOption[];
  error: string | undefined;
  onChange: (changed: Partial<Step>) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
};

/** Whom a step reaches, and how long an answer is waited for. */
export function StepEditor({
  step,
  place,
  count,
  targets,
  error,
  onChange,
  onMove,
  onRemove,
}: StepEditorProps) {
  const number = place + 1;
  const add = (value: string) => {
    const target = targets.find((option) => targetValue(option) === value);
    if (target) onChange({ targets: [...step.targets, { kind: target.kind, id: target.id }] });
  };
  return (
    <li id={`steps.${place}.targets`} tabIndex={-1}>
      <Card className="grid gap-3 p-4 sm:grid-cols-[4rem_1fr_auto] sm:items-start">
        <h3 className="text-sm leading-8 font-semibold">Step {number}</h3>
        <div className="grid gap-3">
          <ul aria-label={`Recipients of step ${number}`} className="flex flex-wrap gap-1.5">
            {step.targets.map((target, index) => {
              const label = targetLabel(targets, target);
              return (
                <li
                  key={targetValue(target)}
                  className="flex items-center gap-1 rounded-md border pl-2.5 text-sm"
                >
                  {label}
                  <IconButton
                    size="sm"
                    label={`Remove ${label} from step ${number}`}
                    onClick={() => onChange({ targets: step.targets.toSpliced(index, 1) })}
                  >
                    <X aria-hidden />
                  </IconButton>
                </li>
              );
            })}
          </ul>
          <Select
            aria-label={`Add a recipient to step ${number}`}
            aria-invalid={error ? true : undefined}
            className="max-w-sm"
            value=""
            onChange={(event) => add(event.target.value)}
          >
            <option value="">Add a recipient…</option>
            {TARGET_KINDS.map((kind) => (
              <optgroup key={kind} label={TARGET_GROUPS[kind]}>
                {targets
                  .filter(
                    (option) =>
                      option.kind === kind &&
                      !step.targets.some((each) => targetValue(each) === targetValue(option)),
                  )
                  .map((option) => (
                    <option key={option.id} value={targetValue(option)}>
                      {option.name}
                    </option>
                  ))}
              </optgroup>
            ))}
          </Select>
          {error && <p className="text-critical text-sm">{error}</p>}
          <label className="flex flex-wrap items-center gap-2 text-sm">
            Wait
            <Input
              type="number"
              min={1}
              max={1440}
              className="w-24"
              aria-label={`Minutes to wait after step ${number}`}
              value={step.delayMinutes || ""}
              onChange={(event) => onChange({ delayMinutes: Number(event.target.value) })}
            />
            minutes for an answer, then go on
          </label>
        </div>
        <div className="flex gap-1">
          <IconButton
            label={`Move step ${number} up`}
            disabled={place === 0}
            onClick={() => onMove(place - 1)}
          >
            <ArrowUp aria-hidden />
          </IconButton>
          <IconButton
            label={`Move step ${number} down`}
            disabled={place === count - 1}
            onClick={() => onMove(place + 1)}
          >
            <ArrowDown aria-hidden />
          </IconButton>
          <IconButton label={`Remove step ${number}`} disabled={count === 1} onClick={onRemove}>
            <Trash2 aria-hidden />
          </IconButton>
        </div>
      </Card>
    </li>
  );
}
