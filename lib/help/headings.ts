export type Heading = { id: string; text: string; depth: 2 | 3 };

const HEADING = /^(#{2,3}) +(.+?) *#*$/;

/** The id of a heading: its words in small letters, so that a link to it survives edits elsewhere. */
export function headingId(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^\p{Letter}\p{Number}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

/** The headings of a Markdown text, without those inside code. */
export function headingsOf(markdown: string): Heading[] {
  let isCode = false;
  const headings: Heading[] = [];
  for (const line of markdown.split("\n")) {
    if (line.startsWith("```")) isCode = !isCode;
    const [, marks, text] = (!isCode && HEADING.exec(line)) || [];
    if (!marks || !text) continue;
    const plain = plainText(text);
    headings.push({ id: headingId(plain), text: plain, depth: marks.length === 2 ? 2 : 3 });
  }
  return headings;
}

/** Markdown without its marks, for search, summaries and mails. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/```[^\n]*\n|```/g, "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^#+ +|^> ?|^[-*] +|^\d+\. +/gm, "")
    .replace(/\*\*|__|`/g, "")
    .replace(/^\|?[-:| ]{3,}\|?$/gm, "")
    .replace(/\|/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
