import Link from "next/link";
import { Card } from "@/components/ui/card";
import { CHANNELS } from "@/lib/channels/catalogue";
import { CHANNEL_KINDS } from "@/lib/channels/kinds";

/** What a channel can be: each card leads to its form. */
export function KindCards({ pathname }: { pathname: string }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {CHANNEL_KINDS.map((kind) => (
        <li key={kind}>
          <Card className="hover:border-foreground/40 relative h-full p-4">
            <Link
              href={`${pathname}?kind=${kind}`}
              className="rounded-sm font-semibold after:absolute after:inset-0 after:rounded-lg"
            >
              {CHANNELS[kind].label}
            </Link>
            <p className="text-muted-foreground mt-1 text-sm">{CHANNELS[kind].description}</p>
          </Card>
        </li>
      ))}
    </ul>
  );
}
