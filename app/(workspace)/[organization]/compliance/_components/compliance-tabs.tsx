import { SegmentedLinks } from "@/components/ui/segmented-links";

type ComplianceTabsProps = { slug: string; current: "overview" | "checks" | "controls" };

/** The three views of compliance. */
export function ComplianceTabs({ slug, current }: ComplianceTabsProps) {
  const base = `/${slug}/compliance`;
  return (
    <SegmentedLinks
      label="View"
      current={current}
      segments={[
        { value: "overview", label: "Frameworks", href: base },
        { value: "controls", label: "Controls", href: `${base}/controls` },
        { value: "checks", label: "Checks", href: `${base}/checks` },
      ]}
      className="justify-self-start"
    />
  );
}
