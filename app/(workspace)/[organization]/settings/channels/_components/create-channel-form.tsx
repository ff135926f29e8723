"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-store";
import type { ChannelKind } from "@/lib/channels/kinds";
import { createChannelAction } from "../actions";
import { ConfigFields } from "./config-fields";
import { channelInputOf } from "./form-input";
import { SigningSecret } from "./signing-secret";

type CreateChannelFormProps = { slug: string; kind: ChannelKind };

/** Name, key and what the kind asks for; of a webhook its signing secret is shown once at the end. */
export function CreateChannelForm({ slug, kind }: CreateChannelFormProps) {
  const router = useRouter();
  const [made, setMade] = useState<{ id: string; signingSecret: string }>();
  const pathname = `/${slug}/settings/channels`;
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    createChannelAction.bind(null, slug),
    (data) => {
      if (!data) return;
      showToast({ title: `${data.name} is added. Send a test to see it work.`, tone: "success" });
      if (data.signingSecret === null) router.push(`${pathname}/${data.id}`);
      else setMade({ id: data.id, signingSecret: data.signingSecret });
    },
    (data) => ({ ...channelInputOf(data), kind }),
  );
  if (made)
    return (
      <SigningSecret secret={made.signingSecret} onSaved={() => router.push(`${pathname}/${made.id}`)} />
    );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid max-w-xl gap-5">
      <ErrorSummary problems={problems} />
      <FormField
        label="Name"
        id="name"
        error={errorOf("name")}
        help="Who reads it: Platform team, Night shift."
      >
        <Input name="name" maxLength={80} autoComplete="off" required />
      </FormField>
      <FormField
        label="Key"
        id="key"
        error={errorOf("key")}
        help="Policies and groups call the channel by it; made of the name when left out. It does not change later."
        optional
      >
        <Input name="key" maxLength={60} autoComplete="off" spellCheck={false} className="font-mono" />
      </FormField>
      <ConfigFields kind={kind} errorOf={errorOf} />
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          Add channel
        </Button>
      </div>
    </KeyboardForm>
  );
}
