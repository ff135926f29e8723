"use client";

import { useState, useTransition } from "react";
import { StatusBadge } from "@/components/feedback/status";
import { problemsOf } from "@/components/forms/use-action-form";
import { sayProblems } from "@/components/routing/say-problems";
import { Button } from "@/components/ui/button";
import type { WindowPreview } from "@/lib/routing/windows/types";
import { previewMatchersAction } from "../../silences/actions";

type MatchPreviewProps = { slug: string; readMatchers: () => unknown[] };

/** Says what the labels of a form match right now. */
export function MatchPreview({ slug, readMatchers }: MatchPreviewProps) {
  const [preview, setPreview] = useState<WindowPreview | string>();
  const [pending, startTransition] = useTransition();
  const look = () =>
    startTransition(async () => {
      // What the form holds is checked on the server.
      const result = await previewMatchersAction(slug, { matchers: readMatchers() as never });
      const [problem] = sayProblems(problemsOf(result), { matchers: "The labels" });
      setPreview(problem?.message ?? result.data);
    });
  return (
    <div className="grid gap-2">
      <div>
        <Button type="button" size="sm" pending={pending} onClick={look}>
          Show what it matches now
        </Button>
      </div>
      <div role="status" className="text-sm">
        {typeof preview === "string" && <p className="text-critical">{preview}</p>}
        {typeof preview === "object" && <PreviewList preview={preview} />}
      </div>
    </div>
  );
}

/** Open alerts that matchers fit, and whether muting them takes two. */
export function PreviewList({ preview }: { preview: WindowPreview }) {
  const { count, alerts, protectedPolicies } = preview;
  return (
    <div className="grid gap-2">
      <p>
        {count === 0
          ? "No open alert matches."
          : count === 1
            ? "1 open alert matches."
            : `${count} open alerts match.`}
      </p>
      {alerts.length > 0 && (
        <ul className="grid gap-1.5">
          {alerts.map(({ id, policyName, severity, labels }) => (
            <li key={id} className="flex flex-wrap items-center gap-2">
              <StatusBadge status={severity} />
              <span>{policyName}</span>
              <span className="text-muted-foreground break-all">{Object.values(labels).join(", ")}</span>
            </li>
          ))}
        </ul>
      )}
      {protectedPolicies.length > 0 && (
        <p>
          Somebody else has to approve it before it mutes what is critical: {protectedPolicies.join(", ")}.
        </p>
      )}
    </div>
  );
}
