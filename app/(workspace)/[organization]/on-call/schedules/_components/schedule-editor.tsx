"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition, type FormEvent } from "react";
import { ErrorSummary, type FieldProblem } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { TimeZoneSelect } from "@/components/forms/time-zone-select";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Section, SettingsSection } from "@/components/ui/section";
import type { Layer, Override } from "@/lib/on-call/types";
import { createScheduleAction, updateScheduleAction } from "../actions";
import { DeleteScheduleButton } from "./delete-schedule-button";
import { moved, newLayer, type LayerDraft, type ScheduleDraft } from "./draft";
import { LayerEditor } from "./layer-editor";
import { SchedulePreview } from "./schedule-preview";

type ScheduleEditorProps = {
  slug: string;
  people: readonly { id: string; name: string }[];
  /** Null for a new one. */
  saved: { id: string; version: number; overrides: Override[] } | null;
  draft: Omit<ScheduleDraft, "layers"> & { layers: Layer[] };
  today: string;
  now: Date;
};

/** Name, zone and layers of a schedule, with what they come to below. */
export function ScheduleEditor({ slug, people, saved, draft: initial, today, now }: ScheduleEditorProps) {
  const router = useRouter();
  const [draft, setDraft] = useState<ScheduleDraft>(() => ({
    ...initial,
    layers: (initial.layers.length > 0 ? initial.layers : [newLayer(0, today)]).map((layer, draftKey) => ({
      ...layer,
      draftKey,
    })),
  }));
  const [key, setKey] = useState<string | null>(null);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [pending, startTransition] = useTransition();
  const errorOf = (field: string) => problems.find(({ fieldId }) => fieldId === field)?.message;
  const shownKey = key ?? keyOf(draft.name);

  const setLayers = (layers: LayerDraft[]) => setDraft((before) => ({ ...before, layers }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const layers = draft.layers.map(({ draftKey: _, ...layer }) => layer);
    startTransition(async () => {
      const result =
        saved === null
          ? await createScheduleAction(slug, { ...draft, layers, key: shownKey })
          : await updateScheduleAction(slug, { ...draft, layers, id: saved.id, version: saved.version });
      const found = problemsOf(result);
      setProblems(found);
      if (found.length === 0 && result.data) router.push(`/${slug}/on-call/schedules/${result.data.id}`);
    });
  };

  return (
    <KeyboardForm onSubmit={submit} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <ErrorSummary problems={problems} />
      <SettingsSection
        title="Schedule"
        description="Hand-overs and restrictions are in the time of its zone."
      >
        <div className="grid max-w-xl gap-4">
          <FormField label="Name" id="name" error={errorOf("name")}>
            <Input
              value={draft.name}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          </FormField>
          {saved === null && (
            <FormField
              label="Key"
              id="key"
              error={errorOf("key")}
              help={`Alert policies name the schedule on-call:${shownKey || "key"}. It stays as it is.`}
            >
              <Input
                value={shownKey}
                onChange={(event) => setKey(event.target.value)}
                spellCheck={false}
                autoCapitalize="none"
              />
            </FormField>
          )}
          <FormField label="Description" id="description" error={errorOf("description")} optional>
            <Input
              value={draft.description}
              onChange={(event) => setDraft({ ...draft, description: event.target.value })}
            />
          </FormField>
          <FormField label="Time zone" id="timeZone" error={errorOf("timeZone")}>
            <TimeZoneSelect
              value={draft.timeZone}
              onChange={(event) => setDraft({ ...draft, timeZone: event.target.value })}
            />
          </FormField>
        </div>
      </SettingsSection>
      <Section
        title="Layers"
        description="Where several layers count at a moment, the later one decides."
        actions={
          <Button
            onClick={() =>
              setLayers([
                ...draft.layers,
                { ...newLayer(draft.layers.length, today), draftKey: nextKey(draft.layers) },
              ])
            }
          >
            <Plus aria-hidden />
            Add layer
          </Button>
        }
      >
        <ol id="layers" tabIndex={-1} className="grid grid-cols-[minmax(0,1fr)] gap-4">
          {draft.layers.map((layer, place) => (
            <LayerEditor
              key={layer.draftKey}
              layer={layer}
              place={place}
              count={draft.layers.length}
              people={people}
              onChange={(changed) => setLayers(draft.layers.with(place, { ...layer, ...changed }))}
              onMove={(to) => setLayers(moved(draft.layers, place, to))}
              onRemove={() => setLayers(draft.layers.toSpliced(place, 1))}
            />
          ))}
        </ol>
      </Section>
      <SchedulePreview draft={draft} overrides={saved?.overrides ?? []} people={people} now={now} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" pending={pending}>
          {saved === null ? "Create schedule" : "Save schedule"}
        </Button>
        {saved !== null && <DeleteScheduleButton slug={slug} id={saved.id} name={initial.name} />}
      </div>
    </KeyboardForm>
  );
}

function nextKey(layers: readonly LayerDraft[]): number {
  return Math.max(-1, ...layers.map(({ draftKey }) => draftKey)) + 1;
}

/** A key as the name suggests it. */
function keyOf(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 48)
    .replace(/^-|-$/g, "");
}
