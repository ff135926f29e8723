import type { Metadata } from "next";
import Link from "next/link";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ExactTime } from "@/components/time/exact-time";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { SettingsSection } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { CHANNELS } from "@/lib/channels/catalogue";
import { getChannel } from "@/lib/channels/queries";
import type { ChannelDetail } from "@/lib/channels/types";
import { findChannelUses } from "@/lib/channels/uses";
import { notFoundPage } from "@/lib/http/not-found-page";
import { ChannelHealth } from "../_components/channel-health";
import { DeleteChannelButton } from "../_components/delete-channel-button";
import { EditChannelForm } from "../_components/edit-channel-form";
import { PauseButton } from "../_components/pause-button";
import { RotateSecret } from "../_components/rotate-secret";
import { TestChannel } from "../_components/test-channel";

export const metadata: Metadata = { title: "Channel" };

type ChannelPageProps = { params: Promise<{ organization: string; id: string }> };

export default async function ChannelPage({ params }: ChannelPageProps) {
  const { organization, id } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "channels.read")) return <NoAccess action="channels.read" />;
  const channel = await getChannel(context, id).catch(notFoundPage);
  const uses = await findChannelUses(context, channel.key);
  const slug = context.organizationSlug;
  const mayManage = context.permissions.includes("channels.manage");
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "Channels", href: `/${slug}/settings/channels` }, { label: channel.name }]}
        title={channel.name}
        description={CHANNELS[channel.kind].description}
        status={<ChannelHealth channel={channel} />}
        actions={mayManage && <PauseButton slug={slug} channel={channel} />}
      />
      <div>
        <SettingsSection title="Health" description="What came of the last deliveries.">
          <ChannelFacts channel={channel} slug={slug} usedBy={uses.policies.map(({ name }) => name)} />
        </SettingsSection>
        {mayManage && (
          <>
            <SettingsSection
              title="Test"
              description="Sends a real message and shows what the receiver answers."
            >
              <TestChannel slug={slug} id={channel.id} />
            </SettingsSection>
            <SettingsSection title="Settings" description="Secrets stay as they are unless you replace them.">
              <EditChannelForm slug={slug} channel={channel} />
            </SettingsSection>
            {channel.kind === "webhook" && (
              <SettingsSection
                title="Signing secret"
                description="Proves to your receiver that a message is ours."
              >
                <RotateSecret slug={slug} id={channel.id} />
              </SettingsSection>
            )}
            <SettingsSection title="Delete" description="Ends the channel and removes its secrets for good.">
              <DeleteChannelButton slug={slug} channel={channel} uses={uses} />
            </SettingsSection>
          </>
        )}
      </div>
    </Page>
  );
}

type ChannelFactsProps = { channel: ChannelDetail; slug: string; usedBy: string[] };

function ChannelFacts({ channel, slug, usedBy }: ChannelFactsProps) {
  return (
    <DescriptionList>
      <DescriptionItem term="Key">
        <code className="font-mono">{channel.key}</code>
      </DescriptionItem>
      <DescriptionItem term="Leads to">{channel.target}</DescriptionItem>
      <DescriptionItem term="Last delivered">
        {channel.lastDeliveredAt && <ExactTime at={channel.lastDeliveredAt} />}
      </DescriptionItem>
      <DescriptionItem term="Last error">
        {channel.lastError && channel.lastFailedAt && (
          <>
            {channel.lastError} <ExactTime at={channel.lastFailedAt} className="text-muted-foreground" />
          </>
        )}
      </DescriptionItem>
      <DescriptionItem term="Used by policies">{usedBy.join(", ")}</DescriptionItem>
      <DescriptionItem term="Deliveries">
        <Link
          href={`/${slug}/alerts/deliveries?channel=${channel.id}`}
          className="text-link underline underline-offset-2"
        >
          Open the delivery log
        </Link>
      </DescriptionItem>
    </DescriptionList>
  );
}
