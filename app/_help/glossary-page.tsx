import { GlossaryList } from "@/components/help/glossary-list";
import { HelpFrame } from "@/components/help/help-frame";
import type { HelpPlace } from "@/components/help/help-place";
import { PageHeader } from "@/components/layout/page-header";
import { allTerms } from "@/lib/help/glossary";

/** Every term of the regulations, in our own words. */
export function GlossaryPage({ place }: { place: HelpPlace }) {
  return (
    <HelpFrame place={place} current="glossary">
      <PageHeader
        title="Glossary"
        description="What the words of the regulations mean, in plain English and with the place where they are written. A help to reading them, no legal advice."
      />
      <GlossaryList terms={allTerms()} />
    </HelpFrame>
  );
}
