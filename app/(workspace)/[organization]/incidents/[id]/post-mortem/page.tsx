import type { Metadata } from "next";
import { NoAccess } from "@/components/feedback/no-access";
import { PostMortemStateBadge } from "@/components/incidents/incident-badges";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ExactTime } from "@/components/time/exact-time";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { formatMinute } from "@/lib/core/format/date-time";
import { notFoundPage } from "@/lib/http/not-found-page";
import { timelineText } from "@/lib/incidents/event-text";
import { getIncident } from "@/lib/incidents/queries/get-incident";
import { now } from "@/lib/core/clock";
import { findPostMortem } from "@/lib/incidents/queries/post-mortems";
import { listMembers } from "@/lib/organizations/queries";
import { BeginPostMortem } from "./_components/begin-post-mortem";
import { PostMortemActions } from "./_components/post-mortem-actions";
import { PostMortemDocument } from "./_components/post-mortem-document";
import { PostMortemEditor } from "./_components/post-mortem-editor";
import { PrintButton } from "./_components/print-button";

export const metadata: Metadata = { title: "Post-mortem" };

type PostMortemPageProps = { params: Promise<{ organization: string; id: string }> };

export default async function PostMortemPage({ params }: PostMortemPageProps) {
  const { organization, id } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "incidents.read")) return <NoAccess action="incidents.read" />;
  const slug = context.organizationSlug;
  const incident = await getIncident(context, id).catch(notFoundPage);
  const [postMortem, members] = await Promise.all([findPostMortem(context, id), listMembers(context)]);
  const people = members.map(({ userId, name }) => ({ id: userId, name }));
  const mayChange = context.permissions.includes("incidents.respond") && incident.mergedInto === null;
  const { timeZone } = context.organization;
  return (
    <Page width="content">
      <PageHeader
        crumbs={[
          { label: "Incidents", href: `/${slug}/incidents` },
          { label: String(incident.number), href: `/${slug}/incidents/${id}` },
          { label: "Post-mortem" },
        ]}
        title={`Post-mortem: ${incident.title}`}
        status={postMortem && <PostMortemStateBadge state={postMortem.state} />}
        description={
          postMortem?.publishedAt ? (
            <>
              Published by {postMortem.publishedBy ?? "the API"}, <ExactTime at={postMortem.publishedAt} />
            </>
          ) : (
            postMortem && (
              <>
                Due <ExactTime at={postMortem.dueAt} />
              </>
            )
          )
        }
        actions={postMortem && <PrintButton />}
      />
      {postMortem === null ? (
        <BeginPostMortem slug={slug} incidentId={id} mayBegin={mayChange} />
      ) : (
        <>
          {postMortem.state === "published" || !mayChange ? (
            <PostMortemDocument sections={postMortem.sections} />
          ) : (
            <PostMortemEditor
              slug={slug}
              postMortem={postMortem}
              timeline={timelineText(incident.timeline, (at) => formatMinute(at, timeZone))}
            />
          )}
          <PostMortemActions
            slug={slug}
            incidentId={id}
            actions={postMortem.actions}
            people={people}
            mayChange={mayChange}
            now={now()}
          />
        </>
      )}
    </Page>
  );
}
