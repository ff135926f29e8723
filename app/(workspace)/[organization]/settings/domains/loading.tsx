import { PageHeaderSkeleton, TableSkeleton } from "@/components/feedback/page-skeletons";
import { Page } from "@/components/layout/page";

export default function DomainsLoading() {
  return (
    <Page width="content">
      <PageHeaderSkeleton />
      <TableSkeleton rows={6} />
    </Page>
  );
}
