import { PageHeaderSkeleton, TilesSkeleton } from "@/components/feedback/page-skeletons";
import { Page } from "@/components/layout/page";
import { Skeleton } from "@/components/ui/skeleton";

export default function PostMortemLoading() {
  return (
    <Page>
      <PageHeaderSkeleton />
      <TilesSkeleton />
      <Skeleton className="h-96 rounded-lg" />
    </Page>
  );
}
