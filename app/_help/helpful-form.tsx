"use client";

import { ThumbsDown, ThumbsUp } from "lucide-react";
import { useActionState } from "react";

import { Button } from "@/components/ui/button";
import { IDLE_FORM, type FormState } from "@/lib/auth/form-state";

type HelpfulFormProps = {
  slug: string;
  send: (state: FormState, formData: FormData) => Promise<FormState>;
};

/** Asks whether the article helped; works without JavaScript as well. */
export function HelpfulForm({ slug, send }: HelpfulFormProps) {
  const [state, submit, isPending] = useActionState(send, IDLE_FORM);
  return (
    <form action={submit} data-print="hide" className="flex min-h-8 flex-wrap items-center gap-3">
      <input type="hidden" name="slug" value={slug} />
      {state.status === "done" ? (
        <p role="status">Thank you. It tells us which articles to mend.</p>
      ) : (
        <>
          <p id="was-this-helpful" className="font-medium">
            Was this helpful?
          </p>
          <div role="group" aria-labelledby="was-this-helpful" className="flex gap-2">
            <Button type="submit" name="helpful" value="yes" size="sm" pending={isPending}>
              <ThumbsUp aria-hidden />
              Yes
            </Button>
            <Button type="submit" name="helpful" value="no" size="sm" pending={isPending}>
              <ThumbsDown aria-hidden />
              No
            </Button>
          </div>
          {state.message && (
            <p role="alert" className="text-critical text-sm">
              {state.message}
            </p>
          )}
        </>
      )}
    </form>
  );
}
