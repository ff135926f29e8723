import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/auth/staff";
import { listVerdicts } from "@/lib/help/feedback";
import { listMissedSearches } from "@/lib/help/missed-searches";
import { MissedTable } from "./_components/missed-table";
import { VerdictTable } from "./_components/verdict-table";

export const metadata: Metadata = { title: "Help · Staff" };

const SHOWN_SEARCHES = 100;

export default async function StaffHelpPage() {
  await requireStaff();
  const [searches, verdicts] = await Promise.all([listMissedSearches(SHOWN_SEARCHES), listVerdicts()]);
  return (
    <Page>
      <PageHeader
        title="Help"
        description="What readers look for in vain, and which articles do not help them. Neither says who they are."
      />
      <Section
        title="Searches without an answer"
        description="Of the last 90 days, what was asked most at the top. A draft is a file for docs/help."
      >
        <MissedTable searches={searches} />
      </Section>
      <Section title="Was this helpful?" description="Those that helped least at the top.">
        <VerdictTable verdicts={verdicts} />
      </Section>
    </Page>
  );
}
