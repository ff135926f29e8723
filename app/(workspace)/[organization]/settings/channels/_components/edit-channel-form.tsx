"use client";

import { useState } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormField } from "@/components/forms/form-field";
import { KeyboardForm } from "@/components/forms/keyboard-form";
import { useActionForm } from "@/components/forms/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-store";
import type { ChannelDetail } from "@/lib/channels/types";
import { updateChannelAction } from "../actions";
import { ConfigFields } from "./config-fields";
import { channelInputOf } from "./form-input";

type EditChannelFormProps = { slug: string; channel: Pick<ChannelDetail, "id" | "kind" | "name" | "config"> };

/** Changes a channel; secrets stay unless they are replaced. */
export function EditChannelForm({ slug, channel }: EditChannelFormProps) {
  const [saves, setSaves] = useState(0);
  const { onSubmit, pending, problems, errorOf } = useActionForm(
    updateChannelAction.bind(null, slug),
    () => {
      showToast({ title: "The channel is saved", tone: "success" });
      setSaves(saves + 1);
    },
    (data) => ({ ...channelInputOf(data), id: channel.id }),
  );
  return (
    <KeyboardForm onSubmit={onSubmit} noValidate className="grid max-w-xl gap-5">
      <ErrorSummary problems={problems} />
      <FormField label="Name" id="name" error={errorOf("name")}>
        <Input name="name" defaultValue={channel.name} maxLength={80} autoComplete="off" required />
      </FormField>
      {/* Anew after saving: a replaced secret is hidden again. */}
      <ConfigFields key={saves} kind={channel.kind} errorOf={errorOf} config={channel.config} />
      <div>
        <Button type="submit" variant="primary" pending={pending}>
          Save channel
        </Button>
      </div>
    </KeyboardForm>
  );
}
