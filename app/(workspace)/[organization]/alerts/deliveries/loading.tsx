import { PageHeaderSkeleton, TableSkeleton } from "@/components/feedback/page-skeletons";
import { Page } from "@/components/layout/page";

export default function DeliveriesLoading() {
  return (
    <Page>
      <PageHeaderSkeleton />
      <TableSkeleton rows={10} />
    </Page>
  );
}
