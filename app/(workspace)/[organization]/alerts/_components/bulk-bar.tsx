import { BellOff, Check, Eye, ThumbsDown, UserRound, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import type { Question } from "./answer-dialog";

type BulkBarProps = {
  count: number;
  pending: boolean;
  onAcknowledge: () => void;
  onAsk: (question: Question) => void;
  onClear: () => void;
};

/** What can be done with the selected alerts, at the foot of the page; Escape clears the selection. */
export function BulkBar({ count, pending, onAcknowledge, onAsk, onClear }: BulkBarProps) {
  return (
    <div
      role="region"
      aria-label="Selected alerts"
      className="pointer-events-none sticky bottom-3 z-30 flex justify-center"
    >
      <p role="status" className="sr-only">
        {count > 0 && `${count} selected`}
      </p>
      {count > 0 && (
        <div className="bg-popover text-popover-foreground shadow-float pointer-events-auto flex max-w-full flex-wrap items-center gap-1.5 rounded-lg border p-1.5">
          <span className="tabular px-2 font-medium">{count} selected</span>
          <Button size="sm" variant="primary" pending={pending} onClick={onAcknowledge}>
            <Eye aria-hidden />
            Acknowledge
            <Hint>A</Hint>
          </Button>
          <Button size="sm" onClick={() => onAsk("resolve")}>
            <Check aria-hidden />
            Resolve
            <Hint>E</Hint>
          </Button>
          <Button size="sm" onClick={() => onAsk("snooze")}>
            <BellOff aria-hidden />
            Snooze
            <Hint>S</Hint>
          </Button>
          <Button size="sm" onClick={() => onAsk("assign")}>
            <UserRound aria-hidden />
            Assign
          </Button>
          <Button size="sm" onClick={() => onAsk("mark")}>
            <ThumbsDown aria-hidden />
            False positive
          </Button>
          <IconButton size="sm" label="Clear selection" onClick={onClear}>
            <X aria-hidden />
          </IconButton>
        </div>
      )}
    </div>
  );
}

function Hint({ children }: { children: ReactNode }) {
  return (
    <span aria-hidden className="hidden md:inline">
      <Kbd>{children}</Kbd>
    </span>
  );
}
