import Link from "next/link";
import { PersonOrNobody } from "@/components/on-call/person-or-nobody";
import { ExactTime } from "@/components/time/exact-time";
import { Card } from "@/components/ui/card";
import type { LoadedSchedule } from "@/lib/on-call/load-schedules";
import { nowAndNext } from "@/lib/on-call/overview";

type NowCardsProps = {
  slug: string;
  schedules: readonly LoadedSchedule[];
  names: ReadonlyMap<string, string>;
  at: Date;
};

/** Each schedule with whoever is on call now, until when, and who comes next. */
export function NowCards({ slug, schedules, names, at }: NowCardsProps) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {schedules.map(({ id, name, rules }) => {
        const { now, next } = nowAndNext(rules, at);
        return (
          <li key={id}>
            <Card className="has-[a:hover]:border-border-strong relative grid gap-2 p-4 transition-colors">
              <Link
                href={`/${slug}/on-call/schedules/${id}`}
                className="text-muted-foreground rounded-sm text-sm after:absolute after:inset-0 after:rounded-lg"
              >
                {name}
              </Link>
              <PersonOrNobody name={nameOf(now.userId, names)} />
              <p className="text-muted-foreground text-sm">
                {next === null ? (
                  "No hand-over ahead"
                ) : (
                  <>
                    Until <ExactTime at={now.to} />, then {nameOf(next.userId, names) ?? "nobody"}
                  </>
                )}
              </p>
            </Card>
          </li>
        );
      })}
    </ul>
  );
}

function nameOf(userId: string | null, names: ReadonlyMap<string, string>): string | null {
  return userId === null ? null : (names.get(userId) ?? "Somebody who left");
}
