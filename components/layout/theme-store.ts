import { rememberPreference } from "@/components/layout/preference-cookie";
import { parseTheme, themeCookie, type Theme } from "@/components/layout/theme";

const listeners = new Set<() => void>();

/** Changes the theme at once and remembers it; the server writes the same attribute on the next page. */
export function setTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  rememberPreference(themeCookie, theme);
  for (const listener of listeners) listener();
}

export function currentTheme(): Theme {
  return parseTheme(document.documentElement.dataset.theme);
}

export function subscribeToTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
