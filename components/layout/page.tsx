import type { ReactNode } from "react";

import { cn } from "@/components/ui/class-names";

type PageProps = {
  /** `full` for tables and charts, `content` for reading and forms. */
  width?: "full" | "content";
  children: ReactNode;
};

/** The inner frame of a workspace page: rhythm between its parts and the measure that fits its kind. */
export function Page({ width = "full", children }: PageProps) {
  return (
    <div
      className={cn("grid w-full grid-cols-[minmax(0,1fr)] gap-6", width === "content" && "max-w-content")}
    >
      {children}
    </div>
  );
}
