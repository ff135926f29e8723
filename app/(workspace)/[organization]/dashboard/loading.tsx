import { PageHeaderSkeleton, TilesSkeleton } from "@/components/feedback/page-skeletons";
import { Page } from "@/components/layout/page";

export default function DashboardLoading() {
  return (
    <Page>
      <PageHeaderSkeleton />
      <TilesSkeleton />
      <TilesSkeleton />
    </Page>
  );
}
