"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";

import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";

const confirmationMs = 2000;

type CopyButtonProps = {
  value: string;
  /** What is copied: "Copy key id". */
  label?: string;
  /** Shows the label beside the icon. */
  withText?: boolean;
  size?: "sm" | "md";
  className?: string;
};

/** Copies a value and says so, to the eye and to screen readers. */
export function CopyButton({
  value,
  label = "Copy",
  withText = false,
  size = "sm",
  className,
}: CopyButtonProps) {
  const [outcome, setOutcome] = useState<"idle" | "copied" | "failed">("idle");

  useEffect(() => {
    if (outcome === "idle") return;
    const timer = setTimeout(() => setOutcome("idle"), confirmationMs);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setOutcome("copied");
    } catch {
      setOutcome("failed");
    }
  }

  const Icon = outcome === "copied" ? Check : Copy;
  const text = { idle: label, copied: "Copied", failed: "Could not copy; select the text instead" }[outcome];
  return (
    <>
      {withText ? (
        <Button size={size} onClick={copy} className={className}>
          <Icon aria-hidden />
          {text}
        </Button>
      ) : (
        <IconButton label={text} size={size} onClick={copy} className={className}>
          <Icon aria-hidden />
        </IconButton>
      )}
      <span role="status" className="sr-only">
        {outcome === "idle" ? "" : text}
      </span>
    </>
  );
}
