import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AlertStatus } from "@/components/alerts/alert-status";
import { NoAccess } from "@/components/feedback/no-access";
import { StatusBadge } from "@/components/feedback/status";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Button } from "@/components/ui/button";
import { getAlert } from "@/lib/alerts/get-alert";
import { labelText, valueText } from "@/lib/alerts/labels";
import { listResponders } from "@/lib/alerts/responders";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { now } from "@/lib/core/clock";
import { isId } from "@/lib/core/ids";
import { notFoundPage } from "@/lib/http/not-found-page";
import { IncidentOfAlert } from "../../incidents/_components/incident-of-alert";
import { AlertControls } from "./_components/alert-controls";
import { AlertChart } from "./_components/alert-chart";
import { AlertFacts } from "./_components/alert-facts";
import { Explanation } from "./_components/explanation";
import { NoteForm } from "./_components/note-form";
import { SimilarAlerts } from "./_components/similar-alerts";
import { Timeline } from "./_components/timeline";

export const metadata: Metadata = { title: "Alert" };

type AlertPageProps = { params: Promise<{ organization: string; id: string }> };

export default async function AlertPage({ params }: AlertPageProps) {
  const { organization, id } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "alerts.read")) return <NoAccess action="alerts.read" />;
  if (!isId(id)) notFound();
  const [alert, members] = await Promise.all([
    getAlert(context, id).catch(notFoundPage),
    listResponders(context),
  ]);
  const list = `/${context.organizationSlug}/alerts`;
  const mayRespond = context.permissions.includes("alerts.respond");
  const viewer = { id: context.viewer.id, name: context.viewer.name };
  return (
    <Page>
      <LiveRefresh organization={organization} topic="alerts" announcement="Alert updated" />
      <PageHeader
        crumbs={[{ label: "Alerts", href: list }, { label: alert.policy.name }]}
        title={alert.policy.name}
        description={[valueText(alert), labelText(alert.labels)].filter(Boolean).join(" · ")}
        status={
          <>
            <StatusBadge status={alert.severity} />
            <AlertStatus state={alert.state} marks={alert.marks} />
          </>
        }
        actions={
          <nav aria-label="Neighbouring alerts" className="flex gap-2">
            <Neighbour href={alert.previousId && `${list}/${alert.previousId}`} rel="prev" />
            <Neighbour href={alert.nextId && `${list}/${alert.nextId}`} rel="next" />
          </nav>
        }
      />
      <div className="justify-self-start">
        <IncidentOfAlert context={context} alert={{ id, policyName: alert.policy.name }} />
      </div>
      {mayRespond && (
        <AlertControls
          organization={organization}
          alert={alert}
          viewer={viewer}
          members={members}
          runbookUrl={alert.definition.runbookUrl}
          silenceHref={
            context.permissions.includes("silences.manage") ? `${list}/silences?alert=${id}` : null
          }
        />
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <AlertChart context={context} alert={alert} now={now()} />
          <Explanation context={context} alertId={id} />
          <Timeline organization={organization} alert={alert} viewerId={mayRespond ? viewer.id : null}>
            {mayRespond && <NoteForm organization={organization} alertId={id} members={members} />}
          </Timeline>
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <AlertFacts alert={alert} organization={organization} />
          <SimilarAlerts alerts={alert.similar} policyId={alert.policy.id} listHref={list} />
        </div>
      </div>
    </Page>
  );
}

function Neighbour({ href, rel }: { href: string | null; rel: "prev" | "next" }) {
  const text = rel === "prev" ? "Previous" : "Next";
  const content = (
    <>
      {rel === "prev" && <ChevronLeft aria-hidden />}
      {text}
      {rel === "next" && <ChevronRight aria-hidden />}
    </>
  );
  if (href === null) return <Button disabled>{content}</Button>;
  return (
    <Button asChild>
      <Link href={href} rel={rel}>
        {content}
      </Link>
    </Button>
  );
}
