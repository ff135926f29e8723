import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Banner } from "@/components/feedback/banner";
import { NoAccess } from "@/components/feedback/no-access";
import { DisabledReason } from "@/components/forms/disabled-reason";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { listChannels } from "@/lib/channels/queries";
import { hasMailTransport } from "@/lib/mail/transport";
import { ChannelsTable } from "./_components/channels-table";

export const metadata: Metadata = { title: "Channels" };

type ChannelsPageProps = { params: Promise<{ organization: string }> };

export default async function ChannelsPage({ params }: ChannelsPageProps) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "channels.read")) return <NoAccess action="channels.read" />;
  const channels = await listChannels(context);
  const pathname = `/${context.organizationSlug}/settings/channels`;
  const add = (
    <Button variant="primary" asChild>
      <Link href={`${pathname}/new`}>
        <Plus aria-hidden />
        Add channel
      </Link>
    </Button>
  );
  return (
    <Page>
      <PageHeader
        title="Channels"
        description="Where people are told of alerts and incidents. E-mail to members is built in and always there; add whatever else your teams read."
        actions={
          context.permissions.includes("channels.manage") ? (
            add
          ) : (
            <DisabledReason reason="Only owners and admins can add channels.">
              <Button variant="primary">Add channel</Button>
            </DisabledReason>
          )
        }
      />
      {!hasMailTransport() && (
        <Banner tone="warning" title="No mail leaves this installation">
          Neither SMTP_URL nor RESEND_API_KEY is set: mails wait in the local mailbox, where only its operator
          reads them.
        </Banner>
      )}
      <ChannelsTable channels={channels} pathname={pathname} timeZone={context.viewer.timeZone} />
    </Page>
  );
}
