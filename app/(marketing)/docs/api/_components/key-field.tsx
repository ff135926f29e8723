"use client";

import { FormField } from "@/components/forms/form-field";
import { Input } from "@/components/ui/input";
import { setKey } from "./key-store";
import { useApiKey } from "./use-api-key";

/** Where the reader puts a key of their own, to try operations with. */
export function KeyField() {
  const key = useApiKey();
  return (
    <FormField
      label="Your API key, to try operations from this page"
      id="api-key"
      help="Kept in this tab's memory only: it is never stored, and gone when you reload. Requests go to this Regulix and nowhere else."
      className="max-w-xl"
    >
      <Input
        type="password"
        value={key}
        onChange={(event) => setKey(event.target.value)}
        placeholder="rgx_…"
        autoComplete="off"
        spellCheck={false}
        className="font-mono"
      />
    </FormField>
  );
}
