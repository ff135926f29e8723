"use client";

import { ReasonDialog } from "@/app/staff/_components/reason-dialog";
import { Button } from "@/components/ui/button";
import { backUpNowAction } from "../actions";

/** Takes a backup outside of its hour, such as before a risky change. */
export function BackUpNowDialog() {
  return (
    <ReasonDialog
      trigger={<Button variant="primary">Back up now</Button>}
      title="Take a backup now?"
      description="It is taken in the background and restored on trial. The database stays in use."
      confirmLabel="Back up"
      help="It stands in the platform's log beside your name."
      send={(reason) => backUpNowAction({ reason })}
    />
  );
}
