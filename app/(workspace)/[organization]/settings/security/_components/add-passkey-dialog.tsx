"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from "@/components/ui/dialog";
import { beginPasskeyAction } from "../actions";
import { MakePasskeyStep, type MakePasskeyOptions } from "./make-passkey-step";
import { PasswordStep } from "./password-step";
import { RecoveryCodes } from "./recovery-codes";

type Stage =
  | { name: "password" }
  | { name: "make"; options: MakePasskeyOptions }
  | { name: "codes"; recoveryCodes: string[] };

const WORDS: Record<Stage["name"], { title: string; description: string }> = {
  password: {
    title: "Add a passkey",
    description: "It stays on this device, in your password manager or on a security key. We never see it.",
  },
  make: { title: "Name the passkey", description: "Your browser asks you next where to keep it." },
  codes: {
    title: "The passkey works",
    description:
      "Save your recovery codes now. They are shown this once, and let you in when the key is lost.",
  },
};

/** Password, name and the browser's own dialog, recovery codes with the first factor. */
export function AddPasskeyDialog({ suggestedName }: { suggestedName: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [stage, setStage] = useState<Stage>({ name: "password" });

  function changeOpen(next: boolean) {
    setOpen(next);
    if (next) setStage({ name: "password" });
    else if (stage.name === "codes") router.refresh();
  }

  function added(recoveryCodes: string[]) {
    if (recoveryCodes.length > 0) {
      setStage({ name: "codes", recoveryCodes });
      return;
    }
    setOpen(false);
    router.refresh();
  }

  return (
    <Dialog open={open} onOpenChange={changeOpen}>
      <DialogTrigger asChild>
        <Button>Add passkey</Button>
      </DialogTrigger>
      <DialogContent
        {...WORDS[stage.name]}
        onInteractOutside={(event) => stage.name !== "password" && event.preventDefault()}
      >
        {stage.name === "password" && (
          <PasswordStep
            action={beginPasskeyAction}
            submitLabel="Continue"
            onSuccess={(options) => options && setStage({ name: "make", options })}
          />
        )}
        {stage.name === "make" && (
          <MakePasskeyStep options={stage.options} suggestedName={suggestedName} onAdded={added} />
        )}
        {stage.name === "codes" && (
          <RecoveryCodes codes={stage.recoveryCodes}>
            <DialogFooter>
              <DialogClose asChild>
                <Button variant="primary">I have saved the codes</Button>
              </DialogClose>
            </DialogFooter>
          </RecoveryCodes>
        )}
      </DialogContent>
    </Dialog>
  );
}
