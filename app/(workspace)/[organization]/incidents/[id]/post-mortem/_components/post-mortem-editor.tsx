"use client";

import { useState } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/forms/check-field";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import {
  missingSections,
  POST_MORTEM_SECTION_KEYS,
  POST_MORTEM_SECTIONS,
  readSections,
} from "@/lib/incidents/post-mortem-sections";
import type { PostMortem } from "@/lib/incidents/types";
import { useAct } from "../../../_components/use-act";
import { publishPostMortemAction, savePostMortemAction } from "../actions";

type PostMortemEditorProps = {
  slug: string;
  postMortem: PostMortem;
  /** The timeline of the incident as text, to be taken over. */
  timeline: string;
};

/** Writes the sections; what is typed stays until it is saved. */
export function PostMortemEditor({ slug, postMortem, timeline }: PostMortemEditorProps) {
  const incidentId = postMortem.incident.id;
  const [texts, setTexts] = useState(postMortem.sections);
  const publish = useAct(publishPostMortemAction.bind(null, slug));
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    savePostMortemAction.bind(null, slug),
    () => showToast({ tone: "success", title: "Post-mortem saved" }),
    (data) => ({
      incidentId,
      version: postMortem.version,
      sections: readSections(texts),
      state: data.has("review") ? "review" : "draft",
    }),
  );
  const isSaved = POST_MORTEM_SECTION_KEYS.every(
    (key) => (texts[key] ?? "") === (postMortem.sections[key] ?? ""),
  );
  const missing = missingSections(postMortem.sections);
  return (
    <div className="max-w-reading grid gap-3">
      <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-5">
        <ErrorSummary problems={problems} />
        {POST_MORTEM_SECTION_KEYS.map((key) => (
          <div key={key} className="grid gap-2">
            <FormField
              label={POST_MORTEM_SECTIONS[key].title}
              help={POST_MORTEM_SECTIONS[key].help}
              error={errorOf(`sections.${key}`)}
            >
              <Textarea
                rows={4}
                value={texts[key] ?? ""}
                onChange={({ target }) => setTexts((before) => ({ ...before, [key]: target.value }))}
              />
            </FormField>
            {key === "timeline" && (
              <div>
                <Button
                  size="sm"
                  onClick={() =>
                    setTexts((before) => ({
                      ...before,
                      timeline: [before.timeline, timeline].filter(Boolean).join("\n"),
                    }))
                  }
                >
                  Take over the incident’s timeline
                </Button>
              </div>
            )}
          </div>
        ))}
        <CheckField
          name="review"
          label="Ready for review"
          help="Colleagues may still change it."
          defaultChecked={postMortem.state === "review"}
        />
        <div className="bg-background sticky bottom-0 flex flex-wrap items-center justify-end gap-2 border-t py-3 print:hidden">
          <Button type="submit" variant="primary" pending={pending}>
            Save
          </Button>
        </div>
      </KeyboardForm>
      {/* Not within the form: what is submitted in the dialog would bubble to it. */}
      <div className="flex justify-end print:hidden">
        <ConfirmDialog
          trigger={<Button>Publish</Button>}
          title="Publish this post-mortem?"
          description={
            missing.length > 0
              ? `Write and save first: ${missing.join(", ").toLowerCase()}.`
              : isSaved
                ? "Everybody in the organisation can read it, and its text no longer changes. Its actions stay open until they are done."
                : "What you typed since you last saved is not published. Save first."
          }
          confirmLabel="Publish"
          destructive={false}
          onConfirm={async () => {
            if (missing.length === 0 && isSaved) publish.act({ incidentId });
            return undefined;
          }}
        />
      </div>
    </div>
  );
}
