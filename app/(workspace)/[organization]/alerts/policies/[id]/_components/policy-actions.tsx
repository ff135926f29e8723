"use client";

import { Copy, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { problemsOf } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { deletePolicyAction, duplicatePolicyAction } from "../../actions";

type PolicyActionsProps = { slug: string; id: string; name: string };

/** Edit, duplicate and delete a policy. */
export function PolicyActions({ slug, id, name }: PolicyActionsProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const list = `/${slug}/alerts/policies`;

  function duplicate() {
    startTransition(async () => {
      const result = await duplicatePolicyAction(slug, { id });
      const [problem] = problemsOf(result);
      if (problem || !result.data)
        return void showToast({ title: problem?.message ?? "Nothing was copied.", tone: "critical" });
      router.push(`${list}/${result.data.id}/edit`);
    });
  }

  async function remove(): Promise<boolean> {
    const [problem] = problemsOf(await deletePolicyAction(slug, { id }));
    if (problem) {
      showToast({ title: problem.message, tone: "critical" });
      return false;
    }
    showToast({ title: `${name} is deleted`, tone: "success" });
    router.push(list);
    return true;
  }

  return (
    <>
      <Button onClick={duplicate} pending={pending}>
        <Copy aria-hidden />
        Duplicate
      </Button>
      <ConfirmDialog
        trigger={
          <Button>
            <Trash2 aria-hidden />
            Delete
          </Button>
        }
        title={`Delete ${name}?`}
        description="Nothing is watched for by it any more, and its open alerts end. What it raised stays in the history."
        confirmLabel="Delete policy"
        onConfirm={remove}
        destructive
      />
      <Button asChild variant="primary">
        <Link href={`${list}/${id}/edit`}>
          <Pencil aria-hidden />
          Edit
        </Link>
      </Button>
    </>
  );
}
