"use client";

import { useRouter } from "next/navigation";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { FileField } from "@/components/support/file-field";
import { MessageField } from "@/components/support/message-field";
import { sendSafely } from "@/components/support/send-safely";
import { SimilarArticles } from "@/components/support/similar-articles";
import { useMessageDraft } from "@/components/support/use-message-draft";
import { useUploads } from "@/components/support/use-uploads";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { LONGEST_BODY, LONGEST_SUBJECT } from "@/lib/support/requests/schema";
import type { SeverityChoice } from "@/lib/support/requests/severity-gate";
import {
  TICKET_AREA_LABELS,
  TICKET_AREAS,
  TICKET_TYPE_LABELS,
  TICKET_TYPES,
} from "@/lib/support/tickets/vocabulary";
import { reportIssueAction } from "../../actions";
import { ReportContext } from "./report-context";
import { SeverityField } from "./severity-field";

type ReportFormProps = {
  slug: string;
  draftKey: string;
  severities: readonly SeverityChoice[];
  page: string | null;
  requestId: string | null;
  subject: string;
};

/** The report; what is written stays over reloads and failures until it is sent. */
export function ReportForm({ slug, draftKey, severities, subject: givenSubject, ...given }: ReportFormProps) {
  const router = useRouter();
  const { draft, setField, setFiles, clear } = useMessageDraft(draftKey);
  // What was left out stays out, also when the page is loaded again.
  const kept = (name: "page" | "requestId") =>
    draft?.fields[`without-${name}`] === given[name] ? null : given[name];
  const about = { page: kept("page"), requestId: kept("requestId") };
  const uploads = useUploads(`/${slug}/support/files`, draft?.files ?? [], setFiles);
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    (input: never) => sendSafely(() => reportIssueAction(slug, input)),
    (opened) => {
      if (!opened) return;
      clear();
      showToast({ title: `Request #${opened.number} is with the support`, tone: "success" });
      router.push(`/${slug}/support/${opened.id}`);
    },
    (data) => ({
      ...Object.fromEntries(data),
      ...about,
      id: draft?.id,
      uploadIds: uploads.files.map(({ id }) => id),
    }),
  );
  const field = (name: string, fallback = "") => ({
    name,
    value: draft?.fields[name] ?? fallback,
    disabled: draft === null,
    onChange: (event: { currentTarget: { value: string } }) => setField(name, event.currentTarget.value),
  });
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,36rem)_minmax(0,1fr)]">
      <KeyboardForm onSubmit={onSubmit} noValidate className="grid gap-4">
        <ErrorSummary problems={problems} />
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField label="What is it" id="type" error={errorOf("type")}>
            <Select {...field("type", "problem")}>
              {TICKET_TYPES.map((type) => (
                <option key={type} value={type}>
                  {TICKET_TYPE_LABELS[type]}
                </option>
              ))}
            </Select>
          </FormField>
          <FormField label="Area" id="area" error={errorOf("area")}>
            <Select {...field("area", "other")}>
              {TICKET_AREAS.map((area) => (
                <option key={area} value={area}>
                  {TICKET_AREA_LABELS[area]}
                </option>
              ))}
            </Select>
          </FormField>
        </div>
        <SeverityField
          choices={severities}
          value={draft?.fields.severity ?? "medium"}
          onChange={(severity) => setField("severity", severity)}
          error={errorOf("severity")}
        />
        <FormField
          label="Title"
          id="subject"
          error={errorOf("subject")}
          help="In a few words: what you did not expect."
        >
          <Input {...field("subject", givenSubject)} maxLength={LONGEST_SUBJECT} required />
        </FormField>
        <FormField
          label="What happened"
          id="body"
          error={errorOf("body")}
          help="What you did, what you expected, what you saw instead. Leave passwords and keys out."
        >
          <MessageField
            {...field("body")}
            rows={8}
            maxLength={LONGEST_BODY}
            required
            onFiles={(files) => void uploads.add(files)}
          />
        </FormField>
        <FileField uploads={uploads} />
        <ReportContext {...about} onLeaveOut={(name) => setField(`without-${name}`, given[name] ?? "")} />
        <div>
          <Button type="submit" variant="primary" pending={pending || uploads.pending > 0}>
            Send report
          </Button>
        </div>
      </KeyboardForm>
      <SimilarArticles organization={slug} text={draft?.fields.subject ?? givenSubject} />
    </div>
  );
}
