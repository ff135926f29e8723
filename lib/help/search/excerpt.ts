import { stem } from "./stem";
import { meaningfulWords } from "./words";

const LONGEST_EXCERPT = 160;

/** The sentence that says most of what was asked. */
export function excerptOf(body: string, stems: readonly string[]): string {
  const sentences = body.split(/(?<=[.!?]) /);
  let best = { sentence: sentences[0] ?? "", said: 0 };
  for (const sentence of sentences) {
    const words = new Set(meaningfulWords(sentence).map(stem));
    const said = stems.filter((each) => words.has(each)).length;
    if (said > best.said) best = { sentence, said };
  }
  const { sentence } = best;
  return sentence.length <= LONGEST_EXCERPT
    ? sentence
    : `${sentence.slice(0, sentence.lastIndexOf(" ", LONGEST_EXCERPT))} …`;
}
