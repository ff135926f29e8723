import { PageHeaderSkeleton, TableSkeleton } from "@/components/feedback/page-skeletons";
import { Page } from "@/components/layout/page";

export default function DeliveryLoading() {
  return (
    <Page>
      <PageHeaderSkeleton />
      <TableSkeleton rows={4} />
    </Page>
  );
}
