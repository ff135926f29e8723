"use client";

import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";

type RecoveryCodesProps = {
  codes: readonly string[];
  /** The way on, once they are saved. */
  children: ReactNode;
};

/** The codes, this once, to copy or to keep as a file. */
export function RecoveryCodes({ codes, children }: RecoveryCodesProps) {
  const text = codes.join("\n");
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`Regulix recovery codes. Each works once.\n\n${text}\n`)}`;
  return (
    <div className="grid gap-4">
      <ol
        aria-label="Recovery codes"
        className="bg-muted grid grid-cols-2 gap-x-6 gap-y-1 rounded-lg border p-3 font-mono tabular-nums"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <CopyButton value={text} label="Copy codes" withText size="md" />
        <Button asChild>
          <a href={file} download="regulix-recovery-codes.txt">
            <Download aria-hidden />
            Download
          </a>
        </Button>
      </div>
      {children}
    </div>
  );
}
