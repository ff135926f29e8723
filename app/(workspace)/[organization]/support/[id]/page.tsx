import type { Metadata } from "next";
import Link from "next/link";
import { Banner } from "@/components/feedback/banner";
import { NoAccess } from "@/components/feedback/no-access";
import { StatusBadge } from "@/components/feedback/status";
import { Page } from "@/components/layout/page";
import { LiveRefresh } from "@/components/live/live-refresh";
import { PageHeader } from "@/components/layout/page-header";
import { RequestStateBadge } from "@/components/support/request-badges";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { notFoundPage } from "@/lib/http/not-found-page";
import { getRequest } from "@/lib/support/requests/queries/get-request";
import { AnswerForm } from "./_components/answer-form";
import { Conversation } from "./_components/conversation";
import { MoveButton } from "./_components/move-button";
import { RatingForm } from "./_components/rating-form";
import { RequestAside } from "./_components/request-aside";
import { SplitNote } from "./_components/split-note";

export const metadata: Metadata = { title: "Request" };

type RequestPageProps = { params: Promise<{ organization: string; id: string }> };

export default async function RequestPage({ params }: RequestPageProps) {
  const { organization, id } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "support.read")) return <NoAccess action="support.read" />;
  const slug = context.organizationSlug;
  const request = await getRequest(context, id).catch(notFoundPage);
  const { number, subject, state, severity, mergedInto, isOver, mayReopen } = request;
  const mayWrite = context.permissions.includes("support.write") && mergedInto === null;
  const isUnderWay = state !== "solved" && state !== "closed";
  return (
    <Page>
      <LiveRefresh organization={slug} topic="support" announcement="The request was updated" />
      <PageHeader
        crumbs={[{ label: "My requests", href: `/${slug}/support` }, { label: `#${number}` }]}
        title={
          <>
            <span className="text-muted-foreground tabular mr-2">#{number}</span>
            <span className="wrap-anywhere">{subject}</span>
          </>
        }
        status={
          <>
            <RequestStateBadge state={state} />
            <StatusBadge status={severity} />
          </>
        }
        actions={
          mayWrite && (
            <>
              {isUnderWay && <MoveButton slug={slug} ticketId={id} to="solved" />}
              {mayReopen && <MoveButton slug={slug} ticketId={id} to="open" />}
            </>
          )
        }
      />
      {mergedInto && (
        <Banner title={`It goes on in request #${mergedInto.number}`}>
          Both are about the same.{" "}
          <Link className="underline underline-offset-4" href={`/${slug}/support/${mergedInto.id}`}>
            Open #{mergedInto.number}
          </Link>
          .
        </Banner>
      )}
      <SplitNote slug={slug} request={request} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6">
          <Conversation slug={slug} readerId={context.viewer.id} messages={request.messages} />
          {mayWrite && !isUnderWay && <RatingForm slug={slug} ticketId={id} rating={request.rating} />}
          {mayWrite && !isOver && (
            <AnswerForm
              slug={slug}
              ticketId={id}
              draftKey={`answer-${id}-${context.viewer.id}`}
              reopens={state === "solved"}
            />
          )}
          {isOver && mergedInto === null && (
            <p className="text-muted-foreground">
              This request is closed.{" "}
              <Link className="text-link hover:underline" href={`/${slug}/support/new`}>
                Report an issue
              </Link>{" "}
              and name #{number} to go on.
            </p>
          )}
        </div>
        <RequestAside request={request} />
      </div>
    </Page>
  );
}
