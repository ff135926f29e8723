import { PageHeaderSkeleton, TableSkeleton } from "@/components/feedback/page-skeletons";
import { Page } from "@/components/layout/page";

export default function ChannelsLoading() {
  return (
    <Page>
      <PageHeaderSkeleton />
      <TableSkeleton rows={5} />
    </Page>
  );
}
