import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireStaff } from "@/lib/auth/staff";
import { notFoundPage } from "@/lib/http/not-found-page";
import { jobsPlace } from "@/lib/jobs/engine";
import { getRun } from "@/lib/jobs/queries";
import { possibleOrder } from "@/lib/jobs/states";
import { AutoRefresh } from "../_components/auto-refresh";
import { OrderButton } from "../_components/order-button";
import { RunStateBadge } from "../_components/run-state";
import { RunFacts } from "./_components/run-facts";
import { RunSteps } from "./_components/run-steps";
import { RunValues } from "./_components/run-values";

export const metadata: Metadata = { title: "Run · Staff" };

export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff();
  if (jobsPlace().kind === "inngest") notFound();
  const run = await getRun((await params).id).catch(notFoundPage);
  const order = possibleOrder(run.state);
  return (
    <Page>
      {order === "cancel" && <AutoRefresh />}
      <PageHeader
        crumbs={[{ label: "Jobs", href: "/staff/jobs" }, { label: `Run …${run.id.slice(-8)}` }]}
        title={run.functionName}
        status={<RunStateBadge state={run.state} retries={run.retryAt !== null} />}
        actions={order && <OrderButton order={order} run={run} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <RunSteps run={run} />
          <RunValues run={run} />
        </div>
        <RunFacts run={run} jobsHref="/staff/jobs" />
      </div>
    </Page>
  );
}
