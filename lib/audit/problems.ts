/** How a chain can be broken, as the verifier names it. */
export type ChainProblem =
  | "altered-content"
  | "altered-archive"
  | "altered-personal-value"
  | "partially-erased"
  | "wrong-link"
  | "missing-entry"
  | "duplicate-entry"
  | "reordered-entry"
  | "foreign-entry"
  | "entry-beyond-head"
  | "truncated-tail"
  | "wrong-head";

export const CHAIN_PROBLEM_LABELS: Record<ChainProblem, string> = {
  "altered-content": "The entry does not say what it said when it was written.",
  "altered-archive": "The archive that holds the entry is missing, or not the one that was written.",
  "altered-personal-value": "A personal value of the entry is not the one it was written with.",
  "partially-erased": "Some of what identifies the actor was erased and some was not.",
  "wrong-link": "The entry does not follow from the one before it.",
  "missing-entry": "The entry is missing.",
  "duplicate-entry": "Two entries claim this number.",
  "reordered-entry": "The entry stands in another place than the one it was written in.",
  "foreign-entry": "The entry was written for another organisation.",
  "entry-beyond-head": "The entry was added past the end of the chain.",
  "truncated-tail": "The chain once went on from here: its last entries are missing.",
  "wrong-head": "The recorded end of the chain is not its last entry.",
};
