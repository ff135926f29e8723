import { PageHeaderSkeleton, TableSkeleton } from "@/components/feedback/page-skeletons";
import { Page } from "@/components/layout/page";

export default function NewChannelLoading() {
  return (
    <Page>
      <PageHeaderSkeleton />
      <TableSkeleton rows={3} />
    </Page>
  );
}
