import { FileText } from "lucide-react";
import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { filterHref, valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { ListPages } from "@/components/data-table/list-pages";
import { EmptyState } from "@/components/feedback/empty-state";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { now } from "@/lib/core/clock";
import { decodePlace, encodePlace } from "@/lib/incidents/filters";
import {
  listPostMortems,
  POST_MORTEM_VIEWS,
  type PostMortemView,
} from "@/lib/incidents/queries/post-mortems";
import { IncidentAreas } from "../_components/incident-areas";
import { postMortemColumns } from "./_components/post-mortem-columns";

export const metadata: Metadata = { title: "Post-mortems" };

const PAGE_SIZE = 50;

const VIEW_LABELS: Record<PostMortemView, string> = { due: "To write", published: "Published", all: "All" };

type PostMortemsPageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function PostMortemsPage({ params, searchParams }: PostMortemsPageProps) {
  const [context, asked] = [await requireOrganization((await params).organization), await searchParams];
  if (!mayOpenPage(context, "incidents.read")) return <NoAccess action="incidents.read" />;
  const slug = context.organizationSlug;
  const [wanted] = valuesOfParam(asked, "view");
  const view = POST_MORTEM_VIEWS.find((each) => each === wanted) ?? "due";
  const place = (param: "after" | "before") => decodePlace(valuesOfParam(asked, param)[0]);
  const { items, previous, next } = await listPostMortems(context, {
    view,
    after: place("after"),
    before: place("before"),
    limit: PAGE_SIZE,
  });
  const location = { pathname: `/${slug}/incidents/post-mortems`, params: asked };
  return (
    <Page>
      <PageHeader
        title="Post-mortems"
        description="What is learnt from incidents. Each P1 and P2 gets one, due 48 hours after it was resolved."
        actions={<IncidentAreas slug={slug} current="post-mortems" />}
      />
      <div data-tour="post-mortems" className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <SegmentedLinks
          label="Which post-mortems"
          current={view}
          className="w-fit"
          segments={POST_MORTEM_VIEWS.map((value) => ({
            value,
            label: VIEW_LABELS[value],
            href: filterHref(location, { view: value }),
          }))}
        />
        <DataTable
          caption="Post-mortems"
          noun="post-mortems"
          columns={postMortemColumns(now())}
          rows={items}
          rowKey={({ incidentId }) => incidentId}
          rowHref={({ incidentId }) => `/${slug}/incidents/${incidentId}/post-mortem`}
          firstUse={
            <EmptyState
              icon={FileText}
              title={view === "due" ? "Nothing to write" : "No post-mortems yet"}
              description="When a P1 or P2 incident is resolved, its post-mortem appears here."
            />
          }
        />
        <ListPages
          location={location}
          shown={items.length}
          total={null}
          noun="post-mortems"
          newerCursor={previous && encodePlace(previous)}
          olderCursor={next && encodePlace(next)}
        />
      </div>
    </Page>
  );
}
