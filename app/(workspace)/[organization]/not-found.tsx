import { SearchX } from "lucide-react";

import { EmptyState } from "@/components/feedback/empty-state";

/** One answer for what does not exist and for what belongs to another organisation. */
export default function WorkspaceNotFound() {
  return (
    <>
      <h1 className="sr-only">Page not found</h1>
      <EmptyState
        icon={SearchX}
        title="There is nothing here"
        description="The address may be mistyped, or the record may have been deleted. Choose a page in the navigation."
      />
    </>
  );
}
