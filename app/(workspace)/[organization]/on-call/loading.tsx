import { PageHeaderSkeleton, TableSkeleton, TilesSkeleton } from "@/components/feedback/page-skeletons";
import { Page } from "@/components/layout/page";

export default function OnCallLoading() {
  return (
    <Page>
      <PageHeaderSkeleton />
      <TilesSkeleton tiles={3} />
      <TableSkeleton rows={5} />
    </Page>
  );
}
