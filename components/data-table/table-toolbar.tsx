import type { ReactNode } from "react";

type TableToolbarProps = {
  /** Search and facets. */
  children: ReactNode;
  /** Export and the like, at the right. */
  actions?: ReactNode;
  /** `FilterChips`, on their own line. */
  chips?: ReactNode;
};

/** What stands above a list: search, facets, actions, and the filters in force. */
export function TableToolbar({ children, actions, chips }: TableToolbarProps) {
  return (
    <div className="grid gap-2.5">
      <div className="flex flex-wrap items-center gap-2">
        {children}
        {actions && <div className="flex flex-wrap items-center gap-2 sm:ml-auto">{actions}</div>}
      </div>
      {chips}
    </div>
  );
}
