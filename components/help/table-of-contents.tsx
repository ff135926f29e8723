import type { Heading } from "@/lib/help/headings";

/** The headings of an article as links; nothing for a text that fits a screen. */
export function TableOfContents({ headings }: { headings: readonly Heading[] }) {
  if (headings.length < 2) return null;
  return (
    <nav aria-label="On this page" data-print="hide" className="border-l pl-4 text-sm">
      <p className="text-muted-foreground font-medium">On this page</p>
      <ul className="mt-1.5 grid gap-1">
        {headings.map(({ id, text, depth }) => (
          <li key={id} className={depth === 3 ? "pl-3" : undefined}>
            <a href={`#${id}`} className="hover:text-link inline-block py-0.5">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
