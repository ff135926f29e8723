"use client";

import { CircleHelp } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Sheet, SheetTrigger } from "@/components/ui/sheet";

// Most pages are left without it: its code comes with the first opening.
const HelpDrawer = dynamic(() => import("@/components/help/help-drawer").then((module) => module.HelpDrawer));

/** Opens help about the page one is on. It is at the same place on every page (WCAG 3.2.6). */
export function HelpButton({ organization }: { organization: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button variant="ghost" aria-label="Help" data-tour="help" className="w-9 px-0">
          <CircleHelp aria-hidden />
        </Button>
      </SheetTrigger>
      {open && <HelpDrawer organization={organization} onLeave={() => setOpen(false)} />}
    </Sheet>
  );
}
