import { colorOfKind } from "@/components/charts/series-styles";
import { sparklinePath } from "@/components/charts/sparkline-path";
import { cn } from "@/components/ui/class-names";

type SparklineProps = {
  /** Oldest first; `null` is a gap. */
  values: readonly (number | null)[];
  /** Decides the colour, as on the charts. */
  kind: string;
  className?: string;
};

/** The course of a figure beside the figure itself; decoration, so the figure must stand in words nearby. */
export function Sparkline({ values, kind, className }: SparklineProps) {
  return (
    <svg
      viewBox="0 -6 100 112"
      preserveAspectRatio="none"
      aria-hidden
      className={cn("h-8 w-full overflow-visible", className)}
    >
      <path
        d={sparklinePath(values)}
        fill="none"
        stroke={colorOfKind(kind)}
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
