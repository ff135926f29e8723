import { Settings } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import Link from "next/link";
import type { SearchParams } from "@/components/data-table/list-location";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SegmentedLinks } from "@/components/ui/segmented-links";
import { requireOrganization } from "@/lib/auth/organization-context";
import { listNotifications } from "@/lib/notifications/queries";
import { InboxFilter } from "@/lib/notifications/schema";
import { Inbox } from "./_components/inbox";

export const metadata: Metadata = { title: "Notifications" };

type NotificationsPageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function NotificationsPage({ params, searchParams }: NotificationsPageProps) {
  const context = await requireOrganization((await params).organization);
  const { organizationSlug, support } = context;
  // Staff looking in have no inbox here.
  if (support) notFound();
  const { tab } = InboxFilter.parse(await searchParams);
  const { items, nextCursor } = await listNotifications(context, { tab });
  const first = {
    items: items.map((item) => ({ ...item, createdAt: item.createdAt.toISOString() })),
    nextCursor,
  };
  const place = `/${organizationSlug}/notifications`;
  return (
    <Page width="content">
      <PageHeader
        title="Notifications"
        description="What you were told here and about your account: for 90 days, or 30 once archived."
        actions={
          <>
            <SegmentedLinks
              label="Which notifications"
              current={tab}
              segments={[
                { value: "inbox", label: "Inbox", href: place },
                { value: "archive", label: "Archive", href: `${place}?tab=archive` },
              ]}
            />
            <Button asChild>
              <Link href={`/${organizationSlug}/settings/notifications`}>
                <Settings aria-hidden />
                Choose what you get
              </Link>
            </Button>
          </>
        }
      />
      <Card>
        <Inbox key={tab} organization={organizationSlug} tab={tab} first={first} />
      </Card>
    </Page>
  );
}
