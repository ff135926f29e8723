"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition, type FormEvent } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorSummary, type FieldProblem } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import type { EscalationPlan } from "@/lib/on-call/escalations/plan";
import { createEscalationAction, deleteEscalationAction, updateEscalationAction } from "../actions";
import { StepEditor } from "./step-editor";
import type { TargetOption } from "./target-option";
import { TestRun } from "./test-run";

type EscalationEditorProps = {
  slug: string;
  targets: readonly TargetOption[];
  /** Null for a new one. */
  saved: { id: string; key: string; description: string; version: number; plan: EscalationPlan } | null;
  mayChange: boolean;
};

type StepDraft = EscalationPlan["steps"][number] & { draftKey: number };

const REPEATS = Array.from({ length: 10 }, (_, count) => count);
const MOST_STEPS = 10;

/** Steps with their recipients and delays, and who they would reach. */
export function EscalationEditor({ slug, targets, saved, mayChange }: EscalationEditorProps) {
  const router = useRouter();
  const [fields, setFields] = useState({
    name: saved?.plan.name ?? "",
    description: saved?.description ?? "",
    key: "",
  });
  const [repeats, setRepeats] = useState(saved?.plan.repeats ?? 0);
  const [steps, setSteps] = useState<StepDraft[]>(() =>
    (saved?.plan.steps ?? [{ delayMinutes: 5, targets: [] }]).map((step, draftKey) => ({
      ...step,
      draftKey,
    })),
  );
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [pending, startTransition] = useTransition();
  const errorOf = (field: string) => problems.find(({ fieldId }) => fieldId === field)?.message;
  const plan = { repeats, steps: steps.map(({ draftKey: _, ...step }) => step) };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { key, ...named } = fields;
    startTransition(async () => {
      const result =
        saved === null
          ? await createEscalationAction(slug, { ...named, ...plan, key })
          : await updateEscalationAction(slug, { ...named, ...plan, id: saved.id, version: saved.version });
      const found = problemsOf(result);
      setProblems(found);
      if (found.length > 0) return;
      showToast({ tone: "success", title: "The escalation policy is saved" });
      router.push(`/${slug}/on-call/escalations`);
    });
  };
  const addStep = () => {
    const draftKey = Math.max(-1, ...steps.map((step) => step.draftKey)) + 1;
    setSteps([...steps, { delayMinutes: 10, targets: [], draftKey }]);
  };

  return (
    <KeyboardForm onSubmit={submit} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <ErrorSummary problems={problems} />
      <fieldset disabled={!mayChange} className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <div className="grid max-w-xl gap-4">
          <FormField label="Name" id="name" error={errorOf("name")}>
            <Input
              value={fields.name}
              onChange={(event) => setFields({ ...fields, name: event.target.value })}
            />
          </FormField>
          {saved === null && (
            <FormField
              label="Key"
              id="key"
              error={errorOf("key")}
              help="Alert policies name it escalation:key. It stays as it is."
            >
              <Input
                value={fields.key}
                onChange={(event) => setFields({ ...fields, key: event.target.value })}
                spellCheck={false}
                autoCapitalize="none"
              />
            </FormField>
          )}
          <FormField label="Description" id="description" error={errorOf("description")} optional>
            <Input
              value={fields.description}
              onChange={(event) => setFields({ ...fields, description: event.target.value })}
            />
          </FormField>
        </div>
        <Section
          title="Steps"
          description="A step that comes to nobody, because nobody is on call, moves on at once."
          actions={
            mayChange &&
            steps.length < MOST_STEPS && (
              <Button onClick={addStep}>
                <Plus aria-hidden />
                Add step
              </Button>
            )
          }
        >
          <ol id="steps" tabIndex={-1} className="grid gap-3">
            {steps.map((step, place) => (
              <StepEditor
                key={step.draftKey}
                step={step}
                place={place}
                count={steps.length}
                targets={targets}
                error={errorOf(`steps.${place}.targets`)}
                onChange={(changed) => setSteps(steps.with(place, { ...step, ...changed }))}
                onMove={(to) => setSteps(steps.toSpliced(place, 1).toSpliced(to, 0, step))}
                onRemove={() => setSteps(steps.toSpliced(place, 1))}
              />
            ))}
          </ol>
          <FormField label="When nobody has answered after the last step" id="repeats" className="max-w-xs">
            <Select value={String(repeats)} onChange={(event) => setRepeats(Number(event.target.value))}>
              {REPEATS.map((count) => (
                <option key={count} value={count}>
                  {count === 0 ? "Stop" : `Begin again, ${count === 1 ? "once" : `${count} times`}`}
                </option>
              ))}
            </Select>
          </FormField>
        </Section>
      </fieldset>
      <TestRun slug={slug} plan={plan} />
      {mayChange && (
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="primary" pending={pending}>
            {saved === null ? "Create escalation policy" : "Save escalation policy"}
          </Button>
          {saved !== null && (
            <ConfirmDialog
              trigger={<Button>Delete escalation policy</Button>}
              title={`Delete ${saved.plan.name}?`}
              description="Alerts that are under way go on; no other alert uses it."
              confirmLabel="Delete escalation policy"
              onConfirm={async () => {
                const [problem] = problemsOf(await deleteEscalationAction(slug, { id: saved.id }));
                if (problem) showToast({ tone: "critical", title: problem.message });
                else router.push(`/${slug}/on-call/escalations`);
              }}
            />
          )}
        </div>
      )}
    </KeyboardForm>
  );
}
