/** Stands above what our mails say: whoever answers leaves it between the answer and the quotation. */
export const REPLY_MARKER = "Write your answer above this line.";

const LONGEST_INTRODUCTION_LINES = 4;

/** The line before a quotation, as mail programs write it; it may be broken over several lines. */
const INTRODUCTIONS = [
  /^on\b.{4,300}\bwrote:$/i,
  /^am\b.{4,300}\bschrieb\b.{0,200}:$/i,
  /^le\b.{4,300}\ba écrit\s?:$/i,
  /^el\b.{4,300}\bescribió:$/i,
  /^il\b.{4,300}\bha scritto:$/i,
  /^op\b.{4,300}\bschreef\b.{0,200}:$/i,
  /^em\b.{4,300}\bescreveu:$/i,
  /^w dniu\b.{4,300}\bpisze:$/i,
];

const DIVIDERS = [
  /^-{2,}\s*(original message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht)\s*-{2,}$/i,
  /^_{20,}$/,
  // Signatures (RFC 3676), and what phones add.
  /^-- ?$/,
  /^(sent from my |von meinem .{2,40} gesendet|envoyé de mon )/i,
];

/** Outlook's block: From and Sent in the same few lines. */
const FROM = /^\*?(from|von|de|da|van)\s?:\*?\s/i;
const SENT = /^\*?(sent|gesendet|envoyé|enviado|inviato|verzonden|date|datum)\s?:\*?\s/i;

/** What somebody wrote in answer to a mail: without the quotation below it and without the signature. */
export function stripQuotedText(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const own = lines.slice(0, endOfAnswer(lines));
  while (own.length > 0 && isQuotedOrEmpty(own.at(-1))) own.pop();
  const answer = own.join("\n").trim();
  // An answer in between the quoted lines, or a forwarded text alone: better too much than nothing.
  return answer === "" ? text.replace(/\r\n?/g, "\n").trim() : answer;
}

function endOfAnswer(lines: readonly string[]): number {
  const end = lines.findIndex((_, index) => beginsQuotation(lines, index));
  return end === -1 ? lines.length : end;
}

function beginsQuotation(lines: readonly string[], index: number): boolean {
  const line = unquoted(lines[index] ?? "");
  if (line === "") return false;
  if (line.includes(REPLY_MARKER) || DIVIDERS.some((divider) => divider.test(line))) return true;
  if (FROM.test(line) && lines.slice(index + 1, index + 4).some((next) => SENT.test(unquoted(next))))
    return true;
  return INTRODUCTIONS.some((introduction) =>
    Array.from({ length: LONGEST_INTRODUCTION_LINES }, (_, more) =>
      lines
        .slice(index, index + more + 1)
        .map(unquoted)
        .join(" "),
    ).some((joined) => introduction.test(joined)),
  );
}

function unquoted(line: string): string {
  return line.replace(/^[\s>]+/, "").trimEnd();
}

function isQuotedOrEmpty(line = ""): boolean {
  return line.trim() === "" || /^\s*>/.test(line);
}
