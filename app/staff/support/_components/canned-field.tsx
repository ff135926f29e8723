"use client";

import { useId, useState, type ComponentProps, type KeyboardEvent, type RefObject } from "react";
import { cn } from "@/components/ui/class-names";
import { MessageField } from "@/components/support/message-field";
import type { Textarea } from "@/components/ui/textarea";
import { fillResponse, type ResponseValues } from "@/lib/support/canned-responses/fill";
import { rankResponses, slashQuery } from "@/lib/support/canned-responses/rank";
import type { CannedResponse } from "@/lib/support/canned-responses/schema";

const MOST_OFFERED = 6;

type CannedFieldProps = Omit<ComponentProps<typeof Textarea>, "value" | "onChange"> & {
  field: RefObject<HTMLTextAreaElement | null>;
  value: string;
  onValueChange: (value: string) => void;
  responses: readonly CannedResponse[];
  values: ResponseValues;
  onFiles: (files: File[]) => void;
};

/** A text field in which a slash offers the answers that are kept, with their variables already filled in. */
export function CannedField(props: CannedFieldProps) {
  const { field, value, onValueChange, responses, values, ...textarea } = props;
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const query = slashQuery(value.slice(0, caret));
  const offered =
    query === null || query === dismissed ? [] : rankResponses(responses, query).slice(0, MOST_OFFERED);
  const chosen = offered[Math.min(active, offered.length - 1)];

  function insert(response: CannedResponse) {
    const start = caret - (query ?? "").length - 1;
    const text = fillResponse(response.body, values);
    onValueChange(`${value.slice(0, start)}${text}${value.slice(caret)}`);
    setCaret(start + text.length);
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (chosen === undefined) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setActive((active + step + offered.length) % offered.length);
    else if (event.key === "Escape") setDismissed(query);
    else if ((event.key === "Enter" && !event.metaKey && !event.ctrlKey) || event.key === "Tab")
      insert(chosen);
    else return;
    event.preventDefault();
  }

  return (
    <div className="relative grid gap-2">
      <MessageField
        {...textarea}
        ref={field}
        value={value}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? listId : undefined}
        aria-activedescendant={chosen ? `${listId}-${chosen.id}` : undefined}
        onKeyDown={onKeyDown}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onChange={(event) => {
          setCaret(event.target.selectionStart);
          setActive(0);
          setDismissed(null);
          onValueChange(event.target.value);
        }}
      />
      {offered.length > 0 && (
        <ul
          id={listId}
          role="listbox"
          aria-label="Canned responses"
          className="bg-popover rounded-lg border p-1"
        >
          {offered.map((response) => (
            <li
              key={response.id}
              id={`${listId}-${response.id}`}
              role="option"
              aria-selected={response === chosen}
              className={cn(
                "hover:bg-accent grid cursor-pointer gap-0.5 rounded-sm px-2 py-1.5",
                response === chosen && "bg-accent",
              )}
              onPointerDown={(event) => {
                event.preventDefault();
                insert(response);
              }}
            >
              <span className="text-sm font-medium">
                /{response.shortcode}{" "}
                <span className="text-muted-foreground font-normal">{response.title}</span>
              </span>
              <span className="text-muted-foreground truncate text-xs">
                {fillResponse(response.body, values)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
