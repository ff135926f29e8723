import type { GlossaryTerm } from "@/lib/help/types";

/** Every term by regulation, with its definition and where it is written. */
export function GlossaryList({ terms }: { terms: readonly GlossaryTerm[] }) {
  const regulations = new Map(terms.map(({ regulation }) => [regulation.key, regulation]));
  return (
    <div className="grid gap-10">
      <nav aria-label="Regulations" data-print="hide" className="flex flex-wrap gap-2">
        {[...regulations.values()].map(({ key, name }) => (
          <a key={key} href={`#${key}`} className="hover:bg-accent rounded-md border px-2.5 py-1 font-medium">
            {name}
          </a>
        ))}
      </nav>
      {[...regulations.values()].map(({ key, name }) => (
        <section key={key} aria-labelledby={key} className="grid gap-4">
          <h2 id={key} className="text-xl font-semibold tracking-tight">
            {name}
          </h2>
          <dl className="grid gap-x-10 gap-y-5 md:grid-cols-2">
            {terms
              .filter(({ regulation }) => regulation.key === key)
              .map((term) => (
                <Entry key={term.id} term={term} />
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Entry({ term: { id, name, aliases, citation, definition } }: { term: GlossaryTerm }) {
  return (
    <div className="max-w-reading break-inside-avoid">
      <dt id={id} className="target:bg-selected w-fit rounded-sm font-semibold">
        <a href={`#${id}`} className="hover:underline">
          {name}
        </a>
        {aliases.length > 0 && (
          <span className="text-muted-foreground font-normal"> ({aliases.join(", ")})</span>
        )}
      </dt>
      <dd className="mt-0.5">
        {definition} <span className="text-muted-foreground text-sm whitespace-nowrap">{citation}</span>
      </dd>
    </div>
  );
}
