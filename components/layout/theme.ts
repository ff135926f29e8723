export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = "theme";

export const themeLabels: Record<Theme, string> = { system: "System", light: "Light", dark: "Dark" };

/** Reads the cookie's value; anything unknown means "as the system says". */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}
