import { PageHeaderSkeleton, TableSkeleton } from "@/components/feedback/page-skeletons";
import { Page } from "@/components/layout/page";
import { Skeleton } from "@/components/ui/skeleton";

export default function AuditLogLoading() {
  return (
    <Page>
      <PageHeaderSkeleton />
      <Skeleton className="h-20 rounded-lg" />
      <TableSkeleton rows={12} />
    </Page>
  );
}
