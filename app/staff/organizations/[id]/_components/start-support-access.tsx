"use client";

import { Eye } from "lucide-react";
import { useRouter } from "next/navigation";
import { ReasonDialog } from "@/app/staff/_components/reason-dialog";
import { Button } from "@/components/ui/button";
import { startSupportAccessAction } from "../actions";

/** Opens an organisation as its members see it, after asking for the reason that they will read. */
export function StartSupportAccess({ organizationId, name }: { organizationId: string; name: string }) {
  const router = useRouter();

  async function start(reason: string) {
    const result = await startSupportAccessAction({ organizationId, reason });
    if (result.data) router.push(`/${result.data.slug}/dashboard`);
    return result;
  }

  return (
    <ReasonDialog
      trigger={
        <Button variant="primary">
          <Eye aria-hidden />
          Open read-only
        </Button>
      }
      title={`Open ${name} read-only?`}
      description="For 30 minutes. Its owners are told now, and each page you open stands in its audit log with your name and reason."
      confirmLabel="Open organisation"
      label="Reason for opening"
      help="Name the ticket or the question. The organisation's owners read it."
      send={start}
    />
  );
}
