import type { ReactNode } from "react";

import { Breadcrumb, type Crumb } from "@/components/ui/breadcrumb";

type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Status and other facts beside the title. */
  status?: ReactNode;
  /** Time range and buttons; the main action comes last. */
  actions?: ReactNode;
  /** For detail pages below a list; list pages have their trail in the shell's header. */
  crumbs?: readonly Crumb[];
};

/** The head of a page: its one h1, a line on what it is for, and its actions. */
export function PageHeader({ title, description, status, actions, crumbs }: PageHeaderProps) {
  return (
    <div className="grid gap-2">
      {crumbs && <Breadcrumb crumbs={crumbs} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
            {status}
          </div>
          {description && <p className="max-w-reading text-muted-foreground mt-0.5">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </div>
  );
}
