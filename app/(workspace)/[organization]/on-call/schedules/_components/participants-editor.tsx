"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { moved } from "./draft";

type ParticipantsEditorProps = {
  layerName: string;
  participants: readonly string[];
  people: readonly { id: string; name: string }[];
  onChange: (participants: string[]) => void;
};

/** Who takes turns, in their order: moved by buttons, which keep the focus as they move. */
export function ParticipantsEditor({ layerName, participants, people, onChange }: ParticipantsEditorProps) {
  const [said, setSaid] = useState("");
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? "Somebody who left";
  const move = (from: number, to: number) => {
    onChange(moved(participants, from, to));
    setSaid(`${nameOf(participants[from] ?? "")} is turn ${to + 1} of ${participants.length} now.`);
  };
  return (
    <fieldset className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <legend className="mb-1.5 font-medium">People in the order of their turns</legend>
      <ol className="grid max-w-md grid-cols-[minmax(0,1fr)] gap-1.5">
        {participants.map((id, place) => (
          <li
            key={keyAt(participants, place)}
            className="flex items-center gap-2 rounded-md border py-1 pr-1 pl-2.5"
          >
            <span className="tabular text-muted-foreground w-5 text-sm">{place + 1}</span>
            <Avatar name={nameOf(id)} size="sm" />
            <span className="mr-auto truncate">{nameOf(id)}</span>
            <IconButton
              size="sm"
              label={`Move ${nameOf(id)} up`}
              aria-disabled={place === 0}
              onClick={() => place > 0 && move(place, place - 1)}
            >
              <ArrowUp aria-hidden />
            </IconButton>
            <IconButton
              size="sm"
              label={`Move ${nameOf(id)} down`}
              aria-disabled={place === participants.length - 1}
              onClick={() => place < participants.length - 1 && move(place, place + 1)}
            >
              <ArrowDown aria-hidden />
            </IconButton>
            <IconButton
              size="sm"
              label={`Remove ${nameOf(id)}`}
              onClick={() => onChange(participants.toSpliced(place, 1))}
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ol>
      <Select
        aria-label={`Add a person to ${layerName}`}
        className="max-w-md"
        value=""
        onChange={(event) => event.target.value !== "" && onChange([...participants, event.target.value])}
      >
        <option value="">Add a person…</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <span role="status" className="sr-only">
        {said}
      </span>
    </fieldset>
  );
}

/** Somebody may have several turns: the same person's second keeps a key of its own. */
function keyAt(participants: readonly string[], place: number): string {
  const id = participants[place] ?? "";
  const nth = participants.slice(0, place).filter((other) => other === id).length;
  return `${id} ${nth}`;
}
