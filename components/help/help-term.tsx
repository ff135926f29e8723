import "server-only";

import type { ReactNode } from "react";

import { TermPopover } from "@/components/help/term-popover";
import { getTerm } from "@/lib/help/glossary";

type HelpTermProps = {
  /** The id of the term in the glossary, such as `double-materiality`. */
  term: string;
  /** The words of the page that stand for it; the term's own name where left out. */
  children?: ReactNode;
};

/** A hard word with its definition behind it. For server components: the glossary stays on the server. */
export function HelpTerm({ term, children }: HelpTermProps) {
  const { id, name, definition, citation } = getTerm(term);
  return (
    <TermPopover id={id} name={name} definition={definition} citation={citation}>
      {children ?? name}
    </TermPopover>
  );
}
