import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { NoAccess } from "@/components/feedback/no-access";
import { StatusBadge } from "@/components/feedback/status";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { notFoundPage } from "@/lib/http/not-found-page";
import { kindDescription, kindLabel } from "@/lib/security-events/kinds";
import { getSecurityEvent } from "@/lib/security-events/queries";
import { ChainFacts } from "./_components/chain-facts";
import { EventFacts } from "./_components/event-facts";
import { RawEvent } from "./_components/raw-event";

export const metadata: Metadata = { title: "Security event" };

type SecurityEventPageProps = { params: Promise<{ organization: string; sequence: string }> };

export default async function SecurityEventPage({ params }: SecurityEventPageProps) {
  const { organization, sequence } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "security-events.read")) return <NoAccess action="security-events.read" />;
  if (!/^[1-9]\d{0,14}$/.test(sequence)) notFound();
  const { event, previous, next, problem } = await getSecurityEvent(context, Number(sequence)).catch(
    notFoundPage,
  );
  const list = `/${context.organizationSlug}/security`;
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "Security events", href: list }, { label: `No. ${event.sequence}` }]}
        title={kindLabel(event.kind)}
        description={kindDescription(event.kind)}
        status={<StatusBadge status={event.severity} />}
        actions={
          <nav aria-label="Neighbouring events" className="flex gap-2">
            <Neighbour href={previous === null ? null : `${list}/${previous}`} rel="prev" />
            <Neighbour href={next === null ? null : `${list}/${next}`} rel="next" />
          </nav>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <EventFacts event={event} listHref={list} />
          <RawEvent event={event} />
        </div>
        <ChainFacts event={event} problem={problem} />
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
