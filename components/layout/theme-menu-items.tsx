"use client";

import { useSyncExternalStore } from "react";

import { themeLabels, themes, parseTheme, type Theme } from "@/components/layout/theme";
import { currentTheme, setTheme, subscribeToTheme } from "@/components/layout/theme-store";
import {
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
} from "@/components/ui/dropdown-menu";

/** The theme as part of a menu: system, light, dark. */
export function ThemeMenuItems() {
  const theme = useSyncExternalStore(subscribeToTheme, currentTheme, (): Theme => "system");
  return (
    <>
      <DropdownMenuLabel>Theme</DropdownMenuLabel>
      <DropdownMenuRadioGroup value={theme} onValueChange={(value) => setTheme(parseTheme(value))}>
        {themes.map((value) => (
          <DropdownMenuRadioItem key={value} value={value}>
            {themeLabels[value]}
          </DropdownMenuRadioItem>
        ))}
      </DropdownMenuRadioGroup>
    </>
  );
}
