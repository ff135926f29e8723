import type { Metadata } from "next";
import Link from "next/link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ExactTime } from "@/components/time/exact-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { requireStaff } from "@/lib/auth/staff";
import { formatNumber } from "@/lib/core/format/number";
import { notFoundPage } from "@/lib/http/not-found-page";
import { getMailLogItem } from "@/lib/mail/log";
import { MailStateBadge } from "../_components/mail-state";
import { MailOrders } from "./_components/mail-orders";

export const metadata: Metadata = { title: "Mail · Staff" };

export default async function StaffMailItemPage({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff();
  const mail = await getMailLogItem((await params).id).catch(notFoundPage);
  const { organization, createdAt, finishedAt, lastError } = mail;
  return (
    <Page width="content">
      <PageHeader
        title={mail.subject}
        crumbs={[{ label: "Mail", href: "/staff/mail" }, { label: mail.template }]}
        status={<MailStateBadge state={mail.state} />}
      />
      <Card>
        <CardHeader title="Facts" />
        <CardContent>
          <DescriptionList>
            <DescriptionItem term="Recipient">{mail.recipient}</DescriptionItem>
            <DescriptionItem term="Template">{mail.template}</DescriptionItem>
            <DescriptionItem term="Organisation">
              {organization && (
                <Link
                  href={`/staff/organizations/${organization.id}`}
                  className="text-link underline-offset-4 hover:underline"
                >
                  {organization.name}
                </Link>
              )}
            </DescriptionItem>
            <DescriptionItem term="Attempts">{formatNumber(mail.attempts)}</DescriptionItem>
            <DescriptionItem term="Last error">{lastError}</DescriptionItem>
            <DescriptionItem term="Written">
              <ExactTime at={createdAt} precision="second" />
            </DescriptionItem>
            <DescriptionItem term="Finished">
              {finishedAt && <ExactTime at={finishedAt} precision="second" />}
            </DescriptionItem>
            <DescriptionItem term="Text">
              {mail.hasText
                ? "Kept until it is delivered or given up"
                : "Erased: its links worked for whoever read them"}
            </DescriptionItem>
          </DescriptionList>
        </CardContent>
      </Card>
      <MailOrders id={mail.id} mayRead={mail.hasText} mayRetry={mail.state === "queued"} />
    </Page>
  );
}
