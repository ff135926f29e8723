import { Banner } from "@/components/feedback/banner";
import { ExactTime } from "@/components/time/exact-time";
import { CopyButton } from "@/components/ui/copy-button";
import { GRACE_HOURS } from "@/lib/custom-domains/judge";
import type { CustomDomain } from "@/lib/custom-domains/types";

/** What is wrong with a domain, and what to do about it. */
export function DomainNotes({ domain, timeZone }: { domain: CustomDomain; timeZone: string }) {
  const { state, failingSince, suspendedAt, problem, conflicts } = domain;
  return (
    <>
      {suspendedAt !== null && (
        <Banner tone="critical" title="Nothing is served there">
          A record has been missing for more than a day, so the name is suspended since{" "}
          <ExactTime at={suspendedAt} timeZone={timeZone} />. It is served again as soon as both records are
          back.
        </Banner>
      )}
      {failingSince !== null && state !== "suspended" && (
        <Banner tone="warning" title="Restore the records">
          They have been wrong since <ExactTime at={failingSince} timeZone={timeZone} />. After {GRACE_HOURS}{" "}
          hours the name is suspended, and nothing is served there.
        </Banner>
      )}
      {problem?.kind === "taken" && (
        <Banner tone="warning" title="Another organisation has this name">
          Your TXT record was found, but the name was proven by another organisation, or given up there less
          than 30 days ago. It has to be removed there first.
        </Banner>
      )}
      {problem?.kind === "hosting" && (
        <Banner tone="warning" title="The records are right, but the name is not served yet">
          {problem.message}
        </Banner>
      )}
      {conflicts.length > 0 && state !== "released" && (
        <Banner tone="warning" title="Other records stand in the way">
          <p>Remove them at your DNS host; a name with a CNAME record can have no others.</p>
          <ul className="mt-2 grid gap-1">
            {conflicts.map(({ type, value }) => (
              <li key={`${type} ${value}`} className="flex items-center gap-2">
                <span className="font-mono break-all">
                  {type} {value}
                </span>
                <CopyButton value={value} label={`Copy the value of the ${type} record ${value}`} />
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  );
}
