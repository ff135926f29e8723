import type { Metadata } from "next";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { ListPages } from "@/components/data-table/list-pages";
import { HelpLink } from "@/components/help/help-link";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { listChannels } from "@/lib/channels/queries";
import { parseDeliveryFilters } from "@/lib/deliveries/filters";
import { listDeliveries } from "@/lib/deliveries/queries";
import { DeliveryTable } from "./_components/delivery-table";
import { DeliveryToolbar } from "./_components/delivery-toolbar";

export const metadata: Metadata = { title: "Deliveries" };

type DeliveriesPageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function DeliveriesPage({ params, searchParams }: DeliveriesPageProps) {
  const [context, asked] = [await requireOrganization((await params).organization), await searchParams];
  if (!mayOpenPage(context, "alerts.read")) return <NoAccess action="alerts.read" />;
  const filters = parseDeliveryFilters(asked);
  const location = { pathname: `/${context.organizationSlug}/alerts/deliveries`, params: asked };
  const [after] = valuesOfParam(asked, "after");
  const [before] = valuesOfParam(asked, "before");
  const [page, channels] = await Promise.all([
    listDeliveries(context, filters, { after, before }),
    listChannels(context),
  ]);
  return (
    <Page>
      <PageHeader
        title="Deliveries"
        status={<HelpLink organization={context.organizationSlug} slug="delivery-log" about="deliveries" />}
        description="What was told to whom, through which channel, and what came of it. Every attempt is kept."
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <DeliveryToolbar filters={filters} channels={channels} location={location} />
        <DeliveryTable
          deliveries={page.deliveries}
          filters={filters}
          location={location}
          timeZone={context.viewer.timeZone}
        />
        <ListPages
          {...page}
          total={null}
          location={location}
          shown={page.deliveries.length}
          noun="deliveries"
        />
      </div>
    </Page>
  );
}
