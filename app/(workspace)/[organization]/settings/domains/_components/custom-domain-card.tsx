import { ExternalLink } from "lucide-react";
import { StatusBadge, type Status } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { CustomDomain, DomainState } from "@/lib/custom-domains/types";
import { CheckButton } from "./check-button";
import { DomainNotes } from "./domain-notes";
import { DomainRecords } from "./domain-records";
import { RemoveButton } from "./remove-button";

const BADGES: Record<DomainState, { status: Status; word: string }> = {
  pending: { status: "pending", word: "Not proven" },
  verified: { status: "queued", word: "Yours, not served yet" },
  active: { status: "active", word: "Active" },
  suspended: { status: "paused", word: "Suspended" },
  released: { status: "revoked", word: "Given up" },
};

type CustomDomainCardProps = {
  slug: string;
  domain: CustomDomain;
  /** Where it opens. */
  address: string;
  timeZone: string;
  refusal?: string;
};

/** A name: what state it is in, its records, and what to do next. */
export function CustomDomainCard({ slug, domain, address, timeZone, refusal }: CustomDomainCardProps) {
  const { id, hostName, state, records, failingSince } = domain;
  const isReleased = state === "released";
  const isServed = state === "active" && refusal === undefined;
  return (
    <Card className="grid gap-4 p-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <h3 className="font-medium break-all">{hostName}</h3>
          {state === "active" && failingSince !== null ? (
            <StatusBadge status="stale" word="Active, a record is gone" />
          ) : (
            <StatusBadge {...BADGES[state]} />
          )}
        </div>
        {!isReleased && (
          <div className="flex flex-wrap gap-2">
            {isServed && (
              <Button asChild size="sm" variant="ghost">
                <a href={address} target="_blank" rel="noreferrer">
                  <ExternalLink aria-hidden />
                  Open<span className="sr-only"> {hostName} in a new tab</span>
                </a>
              </Button>
            )}
            <CheckButton slug={slug} domainId={id} hostName={hostName} refusal={refusal} />
            <RemoveButton slug={slug} domainId={id} hostName={hostName} wasProven={state !== "pending"} />
          </div>
        )}
      </div>
      <DomainNotes domain={domain} timeZone={timeZone} />
      {!isReleased && (
        <DomainRecords
          hostName={hostName}
          records={records}
          isOpen={state !== "active" || failingSince !== null}
        />
      )}
      <p className="text-muted-foreground text-sm">
        <LookedUp domain={domain} timeZone={timeZone} />
      </p>
    </Card>
  );
}

function LookedUp({ domain, timeZone }: { domain: CustomDomain; timeZone: string }) {
  const { state, lastCheckedAt, nextCheckAt, heldUntil } = domain;
  if (state === "released")
    return (
      heldUntil && (
        <>
          Nobody else can have this name until <ExactTime at={heldUntil} timeZone={timeZone} />. Add it again
          to use it. Remove its CNAME record if you do not.
        </>
      )
    );
  return (
    <>
      {lastCheckedAt === null ? (
        "Not looked up yet. "
      ) : (
        <>
          Looked up <ExactTime at={lastCheckedAt} timeZone={timeZone} />.{" "}
        </>
      )}
      {nextCheckAt === null ? (
        "It is no longer looked up by itself: choose “Check now” once the records are there."
      ) : (
        <>
          It is looked up again by itself, the next time after{" "}
          <ExactTime at={nextCheckAt} timeZone={timeZone} />.
        </>
      )}
    </>
  );
}
