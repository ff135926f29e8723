import { PageHeaderSkeleton } from "@/components/feedback/page-skeletons";
import { Page } from "@/components/layout/page";
import { Skeleton } from "@/components/ui/skeleton";

export default function SnapshotLoading() {
  return (
    <Page>
      <PageHeaderSkeleton />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <Skeleton className="h-96 rounded-lg" />
        <Skeleton className="h-72 rounded-lg" />
      </div>
    </Page>
  );
}
