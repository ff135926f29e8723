import { HelpFrame } from "@/components/help/help-frame";
import { HelpMarkdown } from "@/components/help/help-markdown";
import type { HelpPlace } from "@/components/help/help-place";
import { PageHeader } from "@/components/layout/page-header";
import { readContentFile } from "@/lib/help/content";

/** What has changed in the product, newest first. */
export function ChangelogPage({ place }: { place: HelpPlace }) {
  return (
    <HelpFrame place={place} current="changelog">
      <PageHeader title="Changelog" description="What is new, by the day on which it came." />
      <HelpMarkdown markdown={readContentFile("en", "changelog.md")} place={place} />
    </HelpFrame>
  );
}
