export type FilledText = {
  text: string;
  /** Settings that the text needs and that say nothing, each once. */
  missing: string[];
};

const PLACEHOLDER = /\{\{([A-Z_]+)\}\}/g;
// What Markdown would read as its own.
const MARKUP = /[\\`*_{}[\]()#+!|<>~-]/g;

/** Puts settings into a text that names them as `{{NAME}}`. What is not set is said to be missing, never left out. */
export function fillPlaceholders(text: string, values: Record<string, string | undefined>): FilledText {
  const missing = new Set<string>();
  const filled = text.replace(PLACEHOLDER, (_, name: string) => {
    const value = values[name];
    if (value !== undefined) return value.replace(MARKUP, "\\$&");
    missing.add(name);
    return `**[not stated yet: ${name}]**`;
  });
  return { text: filled, missing: [...missing] };
}
