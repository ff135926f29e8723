"use client";

import { useState } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { ErrorSummary } from "@/components/forms/error-summary";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { isHexColor } from "@/lib/core/color";
import type { SaveBrandColorsInput } from "@/lib/branding/schema";
import { nearestReadable, PRODUCT_COLORS, shadesOf } from "@/lib/branding/shades";
import { THEMES, type Theme } from "@/lib/branding/types";
import { saveColorsAction } from "../actions";
import { BrandPreview } from "./brand-preview";
import { ColorField } from "./color-field";

type ColorFieldName = keyof SaveBrandColorsInput;
type Typed = Record<ColorFieldName, string>;

const COLORS = [
  { kind: "primary", label: "Primary", fields: { light: "primaryLight", dark: "primaryDark" } },
  { kind: "accent", label: "Accent", fields: { light: "accentLight", dark: "accentDark" } },
] as const;

type ColorsFormProps = {
  slug: string;
  name: string;
  logoPath?: string;
  saved: SaveBrandColorsInput;
  refusal?: string;
};

/** The colours of both themes, and beside them what they look like before anything is saved. */
export function ColorsForm({ slug, name, logoPath, saved, refusal }: ColorsFormProps) {
  const [typed, setTyped] = useState<Typed>({
    primaryLight: saved.primaryLight ?? "",
    primaryDark: saved.primaryDark ?? "",
    accentLight: saved.accentLight ?? "",
    accentDark: saved.accentDark ?? "",
  });
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    saveColorsAction.bind(null, slug),
    () => showToast({ title: "Colours saved", tone: "success" }),
    () => typed,
  );
  return (
    <div className="grid gap-6 xl:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <KeyboardForm onSubmit={onSubmit} noValidate className="grid content-start gap-5">
        <ErrorSummary problems={problems} />
        {COLORS.map(({ kind, label, fields }) => (
          <fieldset key={kind} className="grid gap-3">
            <legend className="font-medium">{label}</legend>
            <div className="grid gap-4 pt-1 sm:grid-cols-2">
              {THEMES.map((theme) => (
                <ColorField
                  key={theme}
                  name={fields[theme]}
                  theme={theme}
                  about={label}
                  value={typed[fields[theme]]}
                  fallback={shadeIn(theme, kind, typed)}
                  error={errorOf(fields[theme])}
                  onChange={(value) => setTyped({ ...typed, [fields[theme]]: value })}
                />
              ))}
            </div>
          </fieldset>
        ))}
        <div>
          <DisabledReason reason={refusal}>
            <Button type="submit" variant="primary" pending={pending}>
              Save colours
            </Button>
          </DisabledReason>
        </div>
      </KeyboardForm>
      <div className="grid content-start gap-3 sm:grid-cols-2 xl:grid-cols-1 2xl:grid-cols-2">
        {THEMES.map((theme) => (
          <BrandPreview
            key={theme}
            theme={theme}
            name={name}
            logoPath={logoPath}
            shades={shadesOf(theme, {
              primary: shadeIn(theme, "primary", typed),
              accent: shadeIn(theme, "accent", typed),
            })}
          />
        ))}
      </div>
    </div>
  );
}

/** What a theme shows: what is typed for it, else the nearest to the other theme's, else the product's. */
function shadeIn(theme: Theme, kind: "primary" | "accent", typed: Typed): string {
  const { light, dark } = COLORS[kind === "primary" ? 0 : 1].fields;
  const own = hexOrNull(typed[theme === "light" ? light : dark]);
  const other = hexOrNull(typed[theme === "light" ? dark : light]);
  return own ?? (other && nearestReadable(theme, other)) ?? PRODUCT_COLORS[theme][kind];
}

function hexOrNull(value: string): string | null {
  const color = value.trim().toLowerCase();
  const withHash = color.startsWith("#") ? color : `#${color}`;
  return isHexColor(withHash) ? withHash : null;
}
