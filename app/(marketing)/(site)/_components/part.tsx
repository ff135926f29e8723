import type { ReactNode } from "react";

type PartProps = { id: string; title: string; picture: ReactNode; children: ReactNode; isFlipped?: boolean };

/** A part of the start page: words beside a picture. */
export function Part({ id, title, picture, children, isFlipped = false }: PartProps) {
  return (
    <section aria-labelledby={id} className="grid items-center gap-8 border-t py-14 lg:grid-cols-2 lg:gap-16">
      <div className={isFlipped ? "grid gap-3 lg:order-last" : "grid gap-3"}>
        <h2 id={id} className="text-2xl font-semibold tracking-tight">
          {title}
        </h2>
        <div className="max-w-reading text-muted-foreground grid gap-3 text-lg text-pretty">{children}</div>
      </div>
      {picture}
    </section>
  );
}
