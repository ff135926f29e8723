import { SegmentedLinks } from "@/components/ui/segmented-links";

/** Between the schedules and the escalation policies. */
export function OnCallTabs({ slug, current }: { slug: string; current: "schedules" | "escalations" }) {
  return (
    <SegmentedLinks
      label="On call"
      current={current}
      segments={[
        { value: "schedules", label: "Schedules", href: `/${slug}/on-call` },
        { value: "escalations", label: "Escalations", href: `/${slug}/on-call/escalations` },
      ]}
    />
  );
}
