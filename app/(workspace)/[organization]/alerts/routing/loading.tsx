import { PageHeaderSkeleton, TableSkeleton } from "@/components/feedback/page-skeletons";
import { Page } from "@/components/layout/page";

export default function RoutingLoading() {
  return (
    <Page>
      <PageHeaderSkeleton />
      <TableSkeleton rows={6} />
    </Page>
  );
}
