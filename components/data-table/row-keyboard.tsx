"use client";

import { useEffect, useRef, type ReactNode } from "react";

import { singleKeysEnabled } from "@/components/data-table/single-key-store";

const busySelector = "input, textarea, select, [contenteditable], [role=menu], [role=dialog], [role=listbox]";

/** j and k move through the rows; Enter follows the row's link by itself, because it has the focus. */
export function RowKeyboard({ children }: { children: ReactNode }) {
  const container = useRef<HTMLDivElement>(null);

  useEffect(() => {
    function move(event: KeyboardEvent) {
      const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      if (step === 0 || event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(busySelector)) return;
      if (!singleKeysEnabled()) return;

      const rows = [...(container.current?.querySelectorAll("[data-row]") ?? [])];
      const current = rows.findIndex((row) => row.contains(document.activeElement));
      const next = rows[current === -1 ? 0 : current + step];
      next?.querySelector<HTMLElement>("[data-row-link]")?.focus();
    }
    window.addEventListener("keydown", move);
    return () => window.removeEventListener("keydown", move);
  }, []);

  return <div ref={container}>{children}</div>;
}
