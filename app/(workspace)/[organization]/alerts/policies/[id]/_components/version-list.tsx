import { RelativeTime } from "@/components/time/relative-time";
import { Card } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import { differencesOf } from "@/lib/alert-policies/differences";
import type { AlertPolicyVersion } from "@/lib/alert-policies/types";
import { RestoreButton } from "./restore-button";

type VersionListProps = {
  slug: string;
  id: string;
  current: number;
  /** Newest first. */
  versions: readonly AlertPolicyVersion[];
  mayManage: boolean;
};

/** Every version with what it changed; an earlier one can be made the newest again. */
export function VersionList({ slug, id, current, versions, mayManage }: VersionListProps) {
  return (
    <Section
      title="Versions"
      description="A version is never changed; every decision names the one it was made by."
    >
      <Card>
        <ol className="divide-y" aria-label="Versions">
          {versions.map((version, place) => (
            <li key={version.version} className="grid gap-2 p-4">
              <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
                <p className="text-sm">
                  <span className="font-medium">Version {version.version}</span>
                  {version.version === current && ", in force"}
                  <span className="text-muted-foreground">
                    {" "}
                    · {version.createdBy ?? "Regulix"}, <RelativeTime at={version.createdAt} />
                  </span>
                </p>
                {mayManage && version.version !== current && (
                  <RestoreButton slug={slug} change={{ id, version: current }} restored={version.version} />
                )}
              </div>
              <Differences version={version} before={versions[place + 1]} />
            </li>
          ))}
        </ol>
      </Card>
    </Section>
  );
}

function Differences({
  version,
  before,
}: {
  version: AlertPolicyVersion;
  before: AlertPolicyVersion | undefined;
}) {
  if (before === undefined)
    return version.version === 1 ? <p className="text-muted-foreground text-sm">The first version.</p> : null;
  return (
    <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[10rem_1fr]">
      {differencesOf(before.definition, version.definition).map(({ field, label, before: old, after }) => (
        <div key={field} className="contents">
          <dt className="text-muted-foreground">{label}</dt>
          <dd className="min-w-0 wrap-anywhere">
            <del className="text-muted-foreground">{old}</del>
            <span aria-hidden> → </span>
            <ins className="no-underline">{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
