import type { Metadata } from "next";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { ListPages } from "@/components/data-table/list-pages";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/auth/staff";
import { getQueueState, jobsPlace } from "@/lib/jobs/engine";
import { parseRunFilters } from "@/lib/jobs/filters";
import { listFunctions, listRuns } from "@/lib/jobs/queries";
import { AutoRefresh } from "./_components/auto-refresh";
import { FunctionTable } from "./_components/function-table";
import { QueueFigures } from "./_components/queue-figures";
import { RunTable } from "./_components/run-table";
import { RunToolbar } from "./_components/run-toolbar";
import { RunsInInngest } from "./_components/runs-in-inngest";

export const metadata: Metadata = { title: "Jobs · Staff" };

const PLACE = "/staff/jobs";

export default async function JobsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireStaff();
  const place = jobsPlace();
  if (place.kind === "inngest") return <RunsInInngest address={place.address} />;

  const asked = await searchParams;
  const filters = parseRunFilters(asked);
  const location = { pathname: PLACE, params: asked };
  const [after] = valuesOfParam(asked, "after");
  const [before] = valuesOfParam(asked, "before");
  const [queue, functions, page] = await Promise.all([
    getQueueState(),
    listFunctions(),
    listRuns(filters, { after, before }),
  ]);

  return (
    <Page>
      <PageHeader
        title="Jobs"
        description="The durable functions of the platform, run by the embedded engine. This page keeps itself current."
      />
      <AutoRefresh />
      <QueueFigures queue={queue} jobsHref={PLACE} />
      <Section title="Functions" description="What runs by itself, when next, and how it has been doing.">
        <FunctionTable functions={functions} jobsHref={PLACE} />
      </Section>
      <Section title="Runs" description="Newest first. Finished runs are kept for some days, then deleted.">
        <RunToolbar filters={filters} functions={functions} location={location} />
        <RunTable runs={page.runs} filters={filters} location={location} />
        <ListPages {...page} location={location} shown={page.runs.length} noun="runs" />
      </Section>
    </Page>
  );
}
