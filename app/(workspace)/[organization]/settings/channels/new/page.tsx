import type { Metadata } from "next";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { CHANNELS } from "@/lib/channels/catalogue";
import { isChannelKind } from "@/lib/channels/kinds";
import { CreateChannelForm } from "../_components/create-channel-form";
import { KindCards } from "../_components/kind-cards";

export const metadata: Metadata = { title: "Add channel" };

type NewChannelPageProps = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

export default async function NewChannelPage({ params, searchParams }: NewChannelPageProps) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "channels.manage")) return <NoAccess action="channels.manage" />;
  const [kind = ""] = valuesOfParam(await searchParams, "kind");
  const slug = context.organizationSlug;
  const pathname = `/${slug}/settings/channels`;
  if (!isChannelKind(kind))
    return (
      <Page>
        <PageHeader
          title="Add channel"
          description="Choose where people should be told."
          crumbs={[{ label: "Channels", href: pathname }, { label: "Add channel" }]}
        />
        <KindCards pathname={`${pathname}/new`} />
      </Page>
    );
  return (
    <Page>
      <PageHeader
        title={CHANNELS[kind].label}
        description={CHANNELS[kind].description}
        crumbs={[
          { label: "Channels", href: pathname },
          { label: "Add channel", href: `${pathname}/new` },
          { label: CHANNELS[kind].label },
        ]}
      />
      <CreateChannelForm slug={slug} kind={kind} />
    </Page>
  );
}
