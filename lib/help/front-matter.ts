const FENCE = "---";

export type Document = { fields: Record<string, string>; body: string };

/**
 * Splits a Markdown file into the fields at its head and its body. A field is one line, `name: value`; there
 * are no nested values, so that a writer cannot get an indentation wrong.
 */
export function splitFrontMatter(text: string): Document {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const end = lines.indexOf(FENCE, 1);
  if (lines[0] !== FENCE || end === -1)
    throw new Error("It has to begin with fields between two lines of ---.");
  const fields: Record<string, string> = {};
  for (const line of lines.slice(1, end)) {
    const colon = line.indexOf(":");
    if (colon === -1) throw new Error(`"${line}" is no field: write name: value.`);
    fields[line.slice(0, colon).trim()] = line.slice(colon + 1).trim();
  }
  return {
    fields,
    body: lines
      .slice(end + 1)
      .join("\n")
      .trim(),
  };
}
