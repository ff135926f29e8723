import { SegmentedLinks } from "@/components/ui/segmented-links";

const AREAS = [
  { value: "tickets", label: "Tickets", href: "/staff/support" },
  { value: "reports", label: "Reports", href: "/staff/support/reports" },
  { value: "settings", label: "Settings", href: "/staff/support/settings" },
];

/** The parts of the support desk. */
export function DeskAreas({ current }: { current: "tickets" | "reports" | "settings" }) {
  return <SegmentedLinks label="Support desk" segments={AREAS} current={current} />;
}
