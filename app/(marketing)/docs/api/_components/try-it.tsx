"use client";

import { useState, type FormEvent } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { FormField } from "@/components/forms/form-field";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { OpenApiParameter } from "@/lib/api/openapi-types";
import { sendRequest, type TriedAnswer } from "./send-request";
import { useApiKey } from "./use-api-key";

type TryItProps = {
  summary: string;
  method: string;
  path: string;
  parameters: readonly OpenApiParameter[];
  /** The example to begin with; null where nothing is sent. */
  body: string | null;
};

/** Sends the operation with the reader's own key and shows what came back. */
export function TryIt({ summary, method, path, parameters, body }: TryItProps) {
  const key = useApiKey();
  const [answer, setAnswer] = useState<TriedAnswer>();
  const [pending, setPending] = useState(false);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (key === "" || pending) return;
    setPending(true);
    setAnswer(await sendRequest({ method, path, parameters, data: new FormData(event.currentTarget), key }));
    setPending(false);
  }

  const button = (
    <Button type="submit" size="sm" pending={pending}>
      Send request
    </Button>
  );
  return (
    <details className="rounded-lg border">
      <summary className="hover:bg-accent cursor-pointer rounded-lg px-3 py-2 text-sm font-medium">
        Try it
      </summary>
      <form onSubmit={send} aria-label={`Try: ${summary}`} className="grid gap-3 border-t p-3">
        {method !== "GET" && (
          <p className="text-muted-foreground text-sm">This changes the organisation of your key.</p>
        )}
        {parameters.map(({ name, required }) => (
          <FormField key={name} label={<code className="font-mono">{name}</code>} optional={!required}>
            <Input name={name} required={required} autoComplete="off" />
          </FormField>
        ))}
        {body !== null && (
          <FormField label="Body">
            <Textarea name="body" defaultValue={body} spellCheck={false} className="font-mono text-sm" />
          </FormField>
        )}
        <div>
          {key === "" ? (
            <DisabledReason reason="Enter your API key at the top of the page first.">
              {button}
            </DisabledReason>
          ) : (
            button
          )}
        </div>
        <div role="status">{answer && <Answer {...answer} />}</div>
      </form>
    </details>
  );
}

function Answer({ status, facts, text }: TriedAnswer) {
  return (
    <div className="grid gap-2 text-sm">
      <p className="font-medium">{status}</p>
      {facts.map((fact) => (
        <p key={fact} className="text-muted-foreground font-mono text-xs break-all">
          {fact}
        </p>
      ))}
      {text !== "" && (
        <pre
          tabIndex={0}
          aria-label="Answer"
          className="bg-muted max-h-96 overflow-auto rounded-md border p-3 font-mono text-xs"
        >
          {text}
        </pre>
      )}
    </div>
  );
}
