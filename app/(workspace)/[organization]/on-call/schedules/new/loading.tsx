import { PageHeaderSkeleton, TableSkeleton } from "@/components/feedback/page-skeletons";
import { Page } from "@/components/layout/page";

export default function SchedulesNewLoading() {
  return (
    <Page>
      <PageHeaderSkeleton />
      <TableSkeleton rows={8} />
    </Page>
  );
}
