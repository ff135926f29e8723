import Link from "next/link";
import { ExactTime } from "@/components/time/exact-time";
import { RelativeTime } from "@/components/time/relative-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import type { SecurityEvent } from "@/lib/security-events/types";

const SOURCES = { product: "Regulix", api: "Your systems, through the API" } as const;

/** What happened, when, by whom and from where. */
export function EventFacts({ event, listHref }: { event: SecurityEvent; listHref: string }) {
  const { actor, target, personalSalt } = event;
  return (
    <Card>
      <CardHeader title="What happened" />
      <CardContent>
        <DescriptionList>
          <DescriptionItem term="Kind">
            <code className="font-mono text-sm">{event.kind}</code>
          </DescriptionItem>
          <DescriptionItem term="Occurred">
            <ExactTime at={event.occurredAt} precision="second" /> (<RelativeTime at={event.occurredAt} />)
          </DescriptionItem>
          <DescriptionItem term="Recorded">
            <ExactTime at={event.recordedAt} precision="second" />
          </DescriptionItem>
          <DescriptionItem term="Reported by">{SOURCES[event.source]}</DescriptionItem>
          {personalSalt === null ? (
            <DescriptionItem term="Actor">Erased at the request of the person</DescriptionItem>
          ) : (
            <>
              <DescriptionItem term="Actor">
                {actor && (actor.name ?? actor.id ?? actor.kind)}
              </DescriptionItem>
              <DescriptionItem term="Actor id">
                {actor?.id && (
                  <Link
                    href={`${listHref}?actor=${encodeURIComponent(actor.id)}&range=all`}
                    className="text-link font-mono text-sm underline-offset-4 hover:underline"
                  >
                    {actor.id}
                  </Link>
                )}
              </DescriptionItem>
              <DescriptionItem term="Source address">
                {event.sourceAddress && <code className="font-mono text-sm">{event.sourceAddress}</code>}
              </DescriptionItem>
              <DescriptionItem term="User agent">{event.userAgent}</DescriptionItem>
            </>
          )}
          <DescriptionItem term="Target">
            {target && (
              <>
                {target.kind} <code className="font-mono text-sm">{target.id}</code>
              </>
            )}
          </DescriptionItem>
          <DescriptionItem term="Idempotency key">{event.idempotencyKey}</DescriptionItem>
        </DescriptionList>
      </CardContent>
    </Card>
  );
}
