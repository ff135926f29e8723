import { CircleHelp } from "lucide-react";
import Link from "next/link";

import { helpHref } from "@/components/help/help-place";

type HelpLinkProps = {
  /** The organisation whose pages the reader is on. */
  organization: string;
  slug: string;
  /** What the article is about: "Help: what counts as a series". */
  about: string;
};

/** The "?" beside something hard to understand: leads to the article about it. */
export function HelpLink({ organization, slug, about }: HelpLinkProps) {
  return (
    <Link
      href={helpHref({ organization }, slug)}
      prefetch={false}
      aria-label={`Help: ${about}`}
      title={`Help: ${about}`}
      className="text-muted-foreground hover:text-foreground inline-flex size-6 items-center justify-center rounded-full align-middle"
    >
      <CircleHelp className="size-4" aria-hidden />
    </Link>
  );
}
