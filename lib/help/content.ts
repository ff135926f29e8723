import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The language of the texts; another one is another folder beside it. */
export type HelpLocale = "en";

const ROOT = join(process.cwd(), "docs", "help");

/** The Markdown files of a folder by their names without the extension, in the order of the names. */
export function readContentFolder(locale: HelpLocale, folder: string): { name: string; text: string }[] {
  const place = join(ROOT, locale, folder);
  return readdirSync(place)
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => ({ name: file.slice(0, -".md".length), text: readFileSync(join(place, file), "utf8") }));
}

export function readContentFile(locale: HelpLocale, file: string): string {
  return readFileSync(join(ROOT, locale, file), "utf8");
}

/** Reads once a process: the texts are part of a release and change with it. */
export function onceForLocale<Value>(read: (locale: HelpLocale) => Value): (locale?: HelpLocale) => Value {
  const known = new Map<HelpLocale, Value>();
  return (locale = "en") => {
    const value = known.get(locale) ?? read(locale);
    known.set(locale, value);
    return value;
  };
}
