"use client";

import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import type { ChannelUses } from "@/lib/channels/uses";
import { deleteChannelAction } from "../actions";

type DeleteChannelButtonProps = { slug: string; channel: { id: string; name: string }; uses: ChannelUses };

/** Removes a channel after a question that names who relies on it. */
export function DeleteChannelButton({ slug, channel, uses }: DeleteChannelButtonProps) {
  const router = useRouter();

  async function remove() {
    const [problem] = problemsOf(await deleteChannelAction(slug, { id: channel.id }));
    if (problem) showToast({ title: problem.message, tone: "critical" });
    else {
      showToast({ title: `${channel.name} is removed`, tone: "success" });
      router.push(`/${slug}/settings/channels`);
    }
    return problem === undefined;
  }

  const names = [...uses.policies.map(({ name }) => name), ...uses.groups.map((name) => `the group ${name}`)];
  return (
    <ConfirmDialog
      trigger={<Button variant="destructive">Delete channel</Button>}
      title={`Delete ${channel.name}?`}
      description={
        names.length === 0
          ? "No policy or group uses it. What waits for it is cancelled; the delivery log stays."
          : `It is used by ${names.join(", ")}, which will tell nobody through it any more. What waits for it is cancelled; the delivery log stays.`
      }
      confirmLabel="Delete channel"
      onConfirm={remove}
    />
  );
}
