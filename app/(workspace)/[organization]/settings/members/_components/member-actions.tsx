"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { removeMemberAction } from "../actions";

type MemberActionsProps = {
  organization: { slug: string; name: string };
  member: { membershipId: string; name: string };
  isSelf: boolean;
  mayRemove: boolean;
};

/** Remove somebody, or leave. */
export function MemberActions({ organization, member, isSelf, mayRemove }: MemberActionsProps) {
  const router = useRouter();
  if (!isSelf && !mayRemove) return null;

  async function remove() {
    const { membershipId } = member;
    const [problem] = problemsOf(await removeMemberAction(organization.slug, { membershipId }));
    if (problem) {
      showToast({ title: problem.message, tone: "critical" });
      return;
    }
    const title = isSelf ? `You left ${organization.name}` : `${member.name} is removed`;
    showToast({ title, tone: "success" });
    if (isSelf) router.replace("/sign-in");
  }
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="sm" aria-label={isSelf ? undefined : `Remove ${member.name}`}>
          {isSelf ? "Leave" : "Remove"}
        </Button>
      }
      title={isSelf ? `Leave ${organization.name}?` : `Remove ${member.name}?`}
      description={
        isSelf
          ? "You lose access at once. Somebody has to invite you to come back."
          : "They lose access at once, and the open invitations they sent stop working. What they did stays in the audit log."
      }
      confirmLabel={isSelf ? "Leave organisation" : "Remove member"}
      onConfirm={remove}
    />
  );
}
