"use client";

import { useTransition } from "react";
import { BrandLogo } from "@/components/branding/brand-logo";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { problemsOf, useActionForm, type ActionResult } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-store";
import { IMAGE_LABELS } from "@/lib/branding/labels";
import { MAX_IMAGE_BYTES } from "@/lib/branding/schema";
import type { BrandImageKind } from "@/lib/branding/types";
import { removeImageAction, uploadImageAction } from "../actions";

type ImageFormProps = { slug: string; kind: BrandImageKind; path?: string; refusal?: string };

type Upload = { kind: BrandImageKind; file: File };

/** The image that is shown, another in its place, or none. */
export function ImageForm({ slug, kind, path, refusal }: ImageFormProps) {
  const label = IMAGE_LABELS[kind];
  const { onSubmit, pending, problems } = useActionForm(
    (input: Upload) => upload(slug, input),
    (_data, form) => {
      form.reset();
      showToast({ title: `${label} saved`, tone: "success" });
    },
    (data) => ({ kind, file: data.get("file") }),
  );
  return (
    <div className="grid max-w-lg gap-4">
      {path ? (
        <div className="flex flex-wrap items-center gap-4">
          <span className="bg-paper rounded-md border p-3">
            <BrandLogo path={path} className={kind === "logo" ? "h-10 max-w-48" : "size-10"} />
          </span>
          <RemoveButton slug={slug} kind={kind} refusal={refusal} />
        </div>
      ) : (
        <p className="text-muted-foreground">None of your own yet.</p>
      )}
      <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-3">
        <FormField
          label={path ? "Another image" : "Image"}
          id={`${kind}-file`}
          error={problems[0]?.message}
          help="PNG, JPEG or WebP, at most 1 MiB and 4,096 × 4,096 pixels. Only a new encoding of its pixels is kept."
        >
          <Input type="file" name="file" accept="image/png,image/jpeg,image/webp" />
        </FormField>
        <div>
          <DisabledReason reason={refusal}>
            <Button type="submit" pending={pending}>
              Upload {label.toLowerCase()}
            </Button>
          </DisabledReason>
        </div>
      </KeyboardForm>
    </div>
  );
}

/** What is far too large never leaves the browser: the server would cut it off without a word. */
async function upload(slug: string, input: Upload): Promise<ActionResult> {
  if (input.file.size <= MAX_IMAGE_BYTES) return uploadImageAction(slug, input);
  const file = ["This file is larger than 1 MiB."];
  return { validationErrors: { formErrors: [], fieldErrors: { file } } };
}

function RemoveButton({ slug, kind, refusal }: Omit<ImageFormProps, "path">) {
  const [pending, startTransition] = useTransition();
  const label = IMAGE_LABELS[kind];

  function remove() {
    startTransition(async () => {
      const [problem] = problemsOf(await removeImageAction(slug, { kind }));
      showToast(
        problem
          ? { title: problem.message, tone: "critical" }
          : { title: `${label} removed`, tone: "success" },
      );
    });
  }

  return (
    <DisabledReason reason={refusal}>
      <Button onClick={remove} pending={pending}>
        Remove {label.toLowerCase()}
      </Button>
    </DisabledReason>
  );
}
