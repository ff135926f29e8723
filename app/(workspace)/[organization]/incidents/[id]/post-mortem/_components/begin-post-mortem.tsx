"use client";

import { FileText } from "lucide-react";
import { EmptyState } from "@/components/feedback/empty-state";
import { Button } from "@/components/ui/button";
import { useAct } from "../../../_components/use-act";
import { startPostMortemAction } from "../actions";

type BeginPostMortemProps = { slug: string; incidentId: string; mayBegin: boolean };

export function BeginPostMortem({ slug, incidentId, mayBegin }: BeginPostMortemProps) {
  const { act, pending } = useAct(startPostMortemAction.bind(null, slug));
  return (
    <EmptyState
      icon={FileText}
      title="No post-mortem yet"
      description="Incidents of severity P1 and P2 get one when they are resolved. For others a person begins it."
      action={
        mayBegin && (
          <Button variant="primary" pending={pending} onClick={() => act({ incidentId })}>
            Begin post-mortem
          </Button>
        )
      }
    />
  );
}
