import { PageHeaderSkeleton, TableSkeleton } from "@/components/feedback/page-skeletons";
import { Page } from "@/components/layout/page";

export default function EvidenceLoading() {
  return (
    <Page>
      <PageHeaderSkeleton />
      <TableSkeleton rows={12} />
    </Page>
  );
}
