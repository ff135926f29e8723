import { ExternalLink } from "lucide-react";
import { StatusBadge } from "@/components/feedback/status";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { ExactTime } from "@/components/time/exact-time";
import { Button } from "@/components/ui/button";
import type { Connection } from "@/lib/single-sign-on/types";

type ConnectionTestProps = {
  slug: string;
  connection: Connection;
  timeZone: string;
  hasProvenDomain: boolean;
};

/** A real sign-in at the provider, which shows whether everything fits. */
export function ConnectionTest({ slug, connection, timeZone, hasProvenDomain }: ConnectionTestProps) {
  const { testedAt } = connection;
  return (
    <div className="flex max-w-lg flex-wrap items-center gap-3">
      <DisabledReason reason={hasProvenDomain ? undefined : "Prove a domain first."}>
        <Button asChild>
          {/* A new tab: whoever cannot come back from the provider still has this page. */}
          <a href={`/${slug}/settings/single-sign-on/test`} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden />
            Test the connection
            <span className="sr-only">, opens a new tab</span>
          </a>
        </Button>
      </DisabledReason>
      {testedAt === null ? (
        <StatusBadge status="pending" word="Not tested" />
      ) : (
        <>
          <StatusBadge status="active" word="Works" />
          <span className="text-muted-foreground text-sm">
            Tested <ExactTime at={testedAt} timeZone={timeZone} />
          </span>
        </>
      )}
    </div>
  );
}
