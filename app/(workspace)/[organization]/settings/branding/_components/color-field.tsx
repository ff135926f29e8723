"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import { FormField } from "@/components/forms/form-field";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { formatRatio } from "@/lib/branding/labels";
import { contrastIn, isReadable, nearestReadable } from "@/lib/branding/shades";
import type { Theme } from "@/lib/branding/types";

type ColorFieldProps = {
  name: string;
  theme: Theme;
  /** Which colour it is: "Primary". */
  about: string;
  value: string;
  /** What is shown for what is typed, or for nothing. */
  fallback: string;
  error?: string;
  onChange: (value: string) => void;
};

const LABELS: Record<Theme, string> = { light: "Light theme", dark: "Dark theme" };

/** One colour, chosen or typed, with what its contrast is and the nearest shade where it is too little. */
export function ColorField({ name, theme, about, value, fallback, error, onChange }: ColorFieldProps) {
  const isTyped = value.trim() !== "";
  return (
    <div className="grid content-start gap-1.5">
      <FormField label={LABELS[theme]} id={name} error={error}>
        <Input
          name={name}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          placeholder={fallback}
          maxLength={7}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="font-mono"
        />
      </FormField>
      <input
        type="color"
        aria-label={`Choose ${about.toLowerCase()} in the ${LABELS[theme].toLowerCase()}`}
        value={fallback}
        onChange={(event) => onChange(event.target.value)}
        className="border-input bg-card h-8 w-full cursor-pointer rounded-md border p-0.5"
      />
      <Verdict theme={theme} color={fallback} isTyped={isTyped} onUse={onChange} />
    </div>
  );
}

type VerdictProps = { theme: Theme; color: string; isTyped: boolean; onUse: (color: string) => void };

function Verdict({ theme, color, isTyped, onUse }: VerdictProps) {
  const ratio = formatRatio(contrastIn(theme, color));
  if (isReadable(theme, color))
    return (
      <p className="text-muted-foreground flex items-start gap-1.5 text-sm">
        <CircleCheck className="text-success mt-0.5 size-4 shrink-0" aria-hidden />
        {isTyped ? `${ratio}, reads well` : `${color}, ${ratio}`}
      </p>
    );
  const nearest = nearestReadable(theme, color);
  return (
    <div className="grid justify-items-start gap-1.5">
      <p className="flex items-start gap-1.5 text-sm">
        <TriangleAlert className="text-medium mt-0.5 size-4 shrink-0" aria-hidden />
        {ratio}, too little for text
      </p>
      <Button size="sm" onClick={() => onUse(nearest)}>
        <span aria-hidden className="size-3 rounded-sm border" style={{ backgroundColor: nearest }} />
        Use {nearest}
      </Button>
    </div>
  );
}
