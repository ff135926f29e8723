"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from "@/components/ui/dialog";
import { regenerateRecoveryCodesAction } from "../actions";
import { PasswordStep } from "./password-step";
import { RecoveryCodes } from "./recovery-codes";

export function NewRecoveryCodesDialog() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [codes, setCodes] = useState<string[]>();

  function changeOpen(next: boolean) {
    setOpen(next);
    if (next) setCodes(undefined);
    else if (codes) router.refresh();
  }

  return (
    <Dialog open={open} onOpenChange={changeOpen}>
      <DialogTrigger asChild>
        <Button>New codes</Button>
      </DialogTrigger>
      <DialogContent
        title={codes ? "Your new recovery codes" : "Replace your recovery codes?"}
        description={
          codes
            ? "Save them now; they are shown this once. The earlier ones no longer work."
            : "You get ten new codes. The ones you have stop working at once."
        }
        onInteractOutside={(event) => codes && event.preventDefault()}
      >
        {codes ? (
          <RecoveryCodes codes={codes}>
            <DialogFooter>
              <DialogClose asChild>
                <Button variant="primary">I have saved the codes</Button>
              </DialogClose>
            </DialogFooter>
          </RecoveryCodes>
        ) : (
          <PasswordStep
            action={regenerateRecoveryCodesAction}
            submitLabel="Replace codes"
            onSuccess={(data) => setCodes(data?.recoveryCodes)}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}
