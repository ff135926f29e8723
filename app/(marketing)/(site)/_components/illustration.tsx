import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

/** Parts of the product as it draws them, with figures that nobody measured; the caption says so. */
export function Illustration({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    <figure className="grid min-w-0 gap-2">
      <Card className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4 sm:p-5">{children}</Card>
      <figcaption className="text-muted-foreground text-sm">
        {caption} Illustration with invented data.
      </figcaption>
    </figure>
  );
}
