import { statGridClassName } from "@/components/feedback/stat-tile";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

/** Title, description and actions while a page is on its way. */
export function PageHeaderSkeleton() {
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="grid gap-2">
        <Skeleton className="h-7 w-48" />
        <Skeleton className="h-4 w-72 max-w-[60vw]" />
      </div>
      <Skeleton className="h-8 w-28" />
    </div>
  );
}

/** A list page: toolbar and rows of the final height. */
export function TableSkeleton({ rows = 10 }: { rows?: number }) {
  return (
    <div className="grid gap-3">
      <div className="flex gap-2">
        <Skeleton className="h-8 w-64 max-w-[55vw]" />
        <Skeleton className="h-8 w-24" />
      </div>
      <Card className="divide-y overflow-hidden">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className="flex h-10 items-center gap-6 px-3">
            <Skeleton className="h-3.5 w-1/4" />
            <Skeleton className="h-3.5 w-1/6" />
            <Skeleton className="h-3.5 w-1/3" />
          </div>
        ))}
      </Card>
    </div>
  );
}

/** Figures on tiles above a chart: the shape of the dashboard and of Monitoring. */
export function TilesSkeleton({ tiles = 4 }: { tiles?: number }) {
  return (
    <div className={statGridClassName}>
      {Array.from({ length: tiles }, (_, tile) => (
        <Skeleton key={tile} className="h-28 rounded-lg" />
      ))}
    </div>
  );
}
