import { SegmentedLinks } from "@/components/ui/segmented-links";

const AREAS = [
  { value: "incidents", label: "Incidents", path: "" },
  { value: "post-mortems", label: "Post-mortems", path: "/post-mortems" },
  { value: "analytics", label: "Analytics", path: "/analytics" },
  { value: "rules", label: "Rules", path: "/rules" },
] as const;

type IncidentAreasProps = { slug: string; current: (typeof AREAS)[number]["value"] };

/** From one page about incidents to the others. */
export function IncidentAreas({ slug, current }: IncidentAreasProps) {
  const segments = AREAS.map(({ value, label, path }) => ({
    value,
    label,
    href: `/${slug}/incidents${path}`,
  }));
  return (
    <SegmentedLinks
      label="Incidents"
      current={current}
      segments={segments}
      className="max-w-full overflow-x-auto"
    />
  );
}
