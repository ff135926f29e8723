import { Banner } from "@/components/feedback/banner";
import { StatusBadge } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { Card } from "@/components/ui/card";
import { GRACE_DAYS } from "@/lib/single-sign-on/proof";
import type { OrganizationDomain } from "@/lib/single-sign-on/types";
import { CheckDomainButton } from "./check-domain-button";
import { DomainRecord } from "./domain-record";
import { RemoveDomainButton } from "./remove-domain-button";
import { SignOnChoice } from "./sign-on-choice";

type DomainCardProps = {
  slug: string;
  domain: OrganizationDomain;
  timeZone: string;
  isTested: boolean;
  ownersWithSecondFactor: number;
};

/** A domain: whether it is proven, the record that proves it, and how its members sign in. */
export function DomainCard({ slug, domain, timeZone, isTested, ownersWithSecondFactor }: DomainCardProps) {
  const { verifiedAt, missingSince, lastCheckedAt, record } = domain;
  return (
    <Card className="grid gap-4 p-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <h3 className="font-medium break-all">{domain.domain}</h3>
          {verifiedAt === null ? (
            <StatusBadge status="pending" word="Not proven" />
          ) : missingSince === null ? (
            <StatusBadge status="active" word="Proven" />
          ) : (
            <StatusBadge status="stale" word="Record is gone" />
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          <CheckDomainButton slug={slug} domainId={domain.id} domain={domain.domain} />
          <RemoveDomainButton slug={slug} domainId={domain.id} domain={domain.domain} />
        </div>
      </div>
      {missingSince !== null && (
        <Banner tone="warning" title="Restore the record">
          It has been missing since <ExactTime at={missingSince} timeZone={timeZone} />. After {GRACE_DAYS}{" "}
          days the domain counts as not yours, and its members sign in with their passwords.
        </Banner>
      )}
      <DomainRecord record={record} isOpen={verifiedAt === null || missingSince !== null} />
      {verifiedAt !== null && (
        <SignOnChoice
          slug={slug}
          domain={domain}
          isTested={isTested}
          ownersWithSecondFactor={ownersWithSecondFactor}
        />
      )}
      <p className="text-muted-foreground text-sm">
        {lastCheckedAt === null ? (
          "Not looked up yet. A new record takes minutes to be seen, with some hosts up to a day."
        ) : (
          <>
            Looked up <ExactTime at={lastCheckedAt} timeZone={timeZone} />.
          </>
        )}
      </p>
    </Card>
  );
}
