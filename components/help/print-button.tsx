"use client";

import { Printer } from "lucide-react";

import { Button } from "@/components/ui/button";

/** Prints the article; the browser's own menu does so without JavaScript. */
export function PrintButton() {
  return (
    <Button size="sm" variant="ghost" data-print="hide" onClick={() => window.print()}>
      <Printer aria-hidden />
      Print
    </Button>
  );
}
