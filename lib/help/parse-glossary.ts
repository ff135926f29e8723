import { splitFrontMatter } from "./front-matter";
import { headingId } from "./headings";
import type { GlossaryTerm } from "./types";

const TERM = /^## (.+)\n\n_(.+)_\n\n([\s\S]+)$/;
const ALSO = /^Also: (.+)\n\n/;

/**
 * The terms of one regulation. Each is a heading, the article that says it in italics, other names in a line
 * that begins with "Also:", and the definition.
 */
export function parseGlossary(key: string, text: string): GlossaryTerm[] {
  const { fields, body } = splitFrontMatter(text);
  if (!fields.name) throw new Error(`glossary/${key}.md: name the regulation.`);
  const regulation = { key, name: fields.name };
  return body.split(/\n(?=## )/).map((part) => {
    const [, name, citation, rest] = TERM.exec(part.trim()) ?? [];
    if (!name || !citation || !rest)
      throw new Error(`glossary/${key}.md: "${part.slice(0, 40)}" is not heading, source, definition.`);
    const aliases = ALSO.exec(rest)?.[1]?.split(";") ?? [];
    return {
      id: headingId(name),
      name,
      aliases: aliases.map((alias) => alias.trim()),
      citation,
      definition: rest.replace(ALSO, "").trim(),
      regulation,
    };
  });
}
