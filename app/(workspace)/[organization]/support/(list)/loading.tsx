import { PageHeaderSkeleton, TableSkeleton } from "@/components/feedback/page-skeletons";
import { Page } from "@/components/layout/page";

export default function RequestsLoading() {
  return (
    <Page>
      <PageHeaderSkeleton />
      <TableSkeleton />
    </Page>
  );
}
