"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from "@/components/ui/dialog";
import { AuthenticatorSetUp, SET_UP_WORDS, type SetUpStage } from "./authenticator-set-up";

export function SetUpAuthenticatorDialog() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [stage, setStage] = useState<SetUpStage>({ name: "password" });

  function changeOpen(next: boolean) {
    setOpen(next);
    if (next) setStage({ name: "password" });
    else if (stage.name === "codes") router.refresh();
  }

  return (
    <Dialog open={open} onOpenChange={changeOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">Set up</Button>
      </DialogTrigger>
      <DialogContent
        {...SET_UP_WORDS[stage.name]}
        // A click beside the dialog must not lose codes that nobody can show again.
        onInteractOutside={(event) => stage.name !== "password" && event.preventDefault()}
      >
        <AuthenticatorSetUp
          stage={stage}
          onStage={setStage}
          done={
            <DialogFooter>
              <DialogClose asChild>
                <Button variant="primary">I have saved the codes</Button>
              </DialogClose>
            </DialogFooter>
          }
        />
      </DialogContent>
    </Dialog>
  );
}
