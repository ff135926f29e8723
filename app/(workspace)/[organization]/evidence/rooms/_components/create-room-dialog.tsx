"use client";

import { DoorOpen } from "lucide-react";
import { ShownOnceDialog } from "@/components/forms/shown-once-dialog";
import { Button } from "@/components/ui/button";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { DialogClose, DialogFooter } from "@/components/ui/dialog";
import { CreateRoomForm, type CreatedRoom } from "./create-room-form";

/** Asks whom the room is for, then shows its link this once. */
export function CreateRoomDialog({ slug, refusal }: { slug: string; refusal?: string }) {
  return (
    <ShownOnceDialog<CreatedRoom>
      refusal={refusal}
      trigger={
        <Button variant="primary">
          <DoorOpen aria-hidden />
          Open a room
        </Button>
      }
      ask={(onCreated) => ({
        title: "Open a room",
        description:
          "Whoever has the link can read the evidence of these days until it expires or you close the room.",
        content: <CreateRoomForm slug={slug} onCreated={onCreated} />,
      })}
      show={({ name, url }) => ({
        title: `The room for ${name} is open`,
        description: "Copy the link now. It is shown this once; if it is lost, open another room.",
        content: <RoomLink url={url} />,
      })}
    />
  );
}

function RoomLink({ url }: { url: string }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <CodeSnippet label="Link for the auditor" code={url} />
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="primary">I have saved the link</Button>
        </DialogClose>
      </DialogFooter>
    </div>
  );
}
