"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { FormField } from "@/components/forms/form-field";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { clockTime, minuteOf, rotationText } from "@/lib/on-call/labels";
import { ROTATION_UNITS, type Layer, type RotationUnit } from "@/lib/on-call/types";
import { ROTATION_UNIT_LABELS } from "./draft";
import { ParticipantsEditor } from "./participants-editor";
import { RestrictionsEditor } from "./restrictions-editor";

type LayerEditorProps = {
  layer: Layer;
  place: number;
  count: number;
  people: readonly { id: string; name: string }[];
  onChange: (changed: Partial<Layer>) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
};

/** One rotation: who takes turns, how long a turn lasts, and when the layer counts. */
export function LayerEditor({ layer, place, count, people, onChange, onMove, onRemove }: LayerEditorProps) {
  const { name, startsOn, handoverMinute, rotationUnit, rotationLength } = layer;
  const isComplete = /^\d{4}-\d{2}-\d{2}$/.test(startsOn) && rotationLength > 0;
  return (
    <li>
      <Card>
        <CardHeader
          headingLevel={3}
          title={name || `Layer ${place + 1}`}
          description={isComplete ? rotationText(layer) : undefined}
          actions={
            <>
              <IconButton label={`Move ${name} up`} disabled={place === 0} onClick={() => onMove(place - 1)}>
                <ArrowUp aria-hidden />
              </IconButton>
              <IconButton
                label={`Move ${name} down`}
                disabled={place === count - 1}
                onClick={() => onMove(place + 1)}
              >
                <ArrowDown aria-hidden />
              </IconButton>
              <IconButton label={`Remove ${name}`} disabled={count === 1} onClick={onRemove}>
                <Trash2 aria-hidden />
              </IconButton>
            </>
          }
        />
        <CardContent className="grid grid-cols-[minmax(0,1fr)] gap-5">
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_1fr]">
            <FormField label="Layer name">
              <Input
                value={name}
                maxLength={80}
                onChange={(event) => onChange({ name: event.target.value })}
              />
            </FormField>
            <FormField label="Hands over every">
              <Input
                type="number"
                min={1}
                max={366}
                value={rotationLength || ""}
                onChange={(event) => onChange({ rotationLength: Number(event.target.value) })}
              />
            </FormField>
            <FormField label="Unit">
              <Select
                value={rotationUnit}
                onChange={(event) => onChange({ rotationUnit: event.target.value as RotationUnit })}
              >
                {ROTATION_UNITS.map((unit) => (
                  <option key={unit} value={unit}>
                    {ROTATION_UNIT_LABELS[unit]}
                  </option>
                ))}
              </Select>
            </FormField>
            <FormField label="First turn on">
              <Input
                type="date"
                value={startsOn}
                onChange={(event) => onChange({ startsOn: event.target.value })}
              />
            </FormField>
            <FormField label="Hand-over at">
              <Input
                type="time"
                value={clockTime(handoverMinute)}
                onChange={(event) =>
                  onChange({ handoverMinute: minuteOf(event.target.value) ?? handoverMinute })
                }
              />
            </FormField>
          </div>
          <ParticipantsEditor
            layerName={name}
            participants={layer.participants}
            people={people}
            onChange={(participants) => onChange({ participants })}
          />
          <RestrictionsEditor
            restrictions={layer.restrictions}
            onChange={(restrictions) => onChange({ restrictions })}
          />
        </CardContent>
      </Card>
    </li>
  );
}
