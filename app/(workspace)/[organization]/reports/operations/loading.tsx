import { PageHeaderSkeleton, TableSkeleton } from "@/components/feedback/page-skeletons";
import { Page } from "@/components/layout/page";

export default function OperationsReportsLoading() {
  return (
    <Page>
      <PageHeaderSkeleton />
      <TableSkeleton rows={7} />
    </Page>
  );
}
