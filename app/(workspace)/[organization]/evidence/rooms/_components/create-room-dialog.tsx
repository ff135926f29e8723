"use client";

import { DoorOpen } from "lucide-react";
import { useState } from "react";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { Button } from "@/components/ui/button";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from "@/components/ui/dialog";
import { CreateRoomForm, type CreatedRoom } from "./create-room-form";

/** Asks whom the room is for, then shows its link this once. */
export function CreateRoomDialog({ slug, refusal }: { slug: string; refusal?: string }) {
  const [open, setOpen] = useState(false);
  const [created, setCreated] = useState<CreatedRoom>();
  const trigger = (
    <Button variant="primary">
      <DoorOpen aria-hidden />
      Open a room
    </Button>
  );
  if (refusal) return <DisabledReason reason={refusal}>{trigger}</DisabledReason>;

  function changeOpen(next: boolean) {
    setOpen(next);
    if (next) setCreated(undefined);
  }

  return (
    <Dialog open={open} onOpenChange={changeOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        title={created ? `The room for ${created.name} is open` : "Open a room"}
        description={
          created
            ? "Copy the link now. It is shown this once; if it is lost, open another room."
            : "Whoever has the link can read the evidence of these days until it expires or you close the room."
        }
        // A click beside the dialog must not lose a link that nobody can show again.
        onInteractOutside={(event) => created && event.preventDefault()}
      >
        {created ? (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <CodeSnippet label="Link for the auditor" code={created.url} />
            <DialogFooter>
              <DialogClose asChild>
                <Button variant="primary">I have saved the link</Button>
              </DialogClose>
            </DialogFooter>
          </div>
        ) : (
          <CreateRoomForm slug={slug} onCreated={setCreated} />
        )}
      </DialogContent>
    </Dialog>
  );
}
