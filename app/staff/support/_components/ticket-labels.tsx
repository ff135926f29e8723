"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { useChange } from "./use-change";

type TicketLabelsProps = { number: number; labels: readonly string[]; mayChange: boolean };

/** The labels of a ticket, by which reports count. */
export function TicketLabels({ number, labels, mayChange }: TicketLabelsProps) {
  const [label, setLabel] = useState("");
  const { change, pending } = useChange(() => setLabel(""));
  return (
    <div className="grid gap-2">
      {labels.length === 0 ? (
        <p className="text-muted-foreground text-sm">No labels</p>
      ) : (
        <ul className="flex flex-wrap gap-1.5">
          {labels.map((each) => (
            <li key={each} className="flex items-center">
              <Badge>{each}</Badge>
              {mayChange && (
                <IconButton
                  label={`Remove label ${each}`}
                  size="sm"
                  onClick={() => change([number], { kind: "remove_label", label: each })}
                >
                  <X aria-hidden />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <form
          className="flex gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (label.trim() !== "") change([number], { kind: "add_label", label });
          }}
        >
          <Input
            aria-label="New label"
            placeholder="New label"
            value={label}
            onChange={(event) => setLabel(event.target.value)}
          />
          <Button type="submit" pending={pending}>
            Add
          </Button>
        </form>
      )}
    </div>
  );
}
