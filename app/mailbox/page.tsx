import { Mail } from "lucide-react";
import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { RelativeTime } from "@/components/time/relative-time";
import { requireMailbox } from "@/lib/auth/mailbox-access";
import { listMailbox } from "@/lib/mail/mailbox";

export const metadata: Metadata = { title: "Mailbox" };

export default async function MailboxPage() {
  await requireMailbox();
  const mails = await listMailbox();
  return (
    <Page width="content">
      <PageHeader
        title="Mailbox"
        description="No mail server is configured, so mails are kept here instead of being sent. Only this machine can read them."
      />
      <DataTable
        caption="Mails, newest first"
        noun="mails"
        rows={mails}
        rowKey={(mail) => mail.id}
        rowHref={(mail) => `/mailbox/${mail.id}`}
        columns={[
          { key: "subject", header: "Subject", cell: (mail) => mail.subject },
          { key: "to", header: "To", cell: (mail) => <span className="break-all">{mail.recipient}</span> },
          { key: "at", header: "Written", cell: (mail) => <RelativeTime at={mail.createdAt} /> },
        ]}
        firstUse={
          <EmptyState
            icon={Mail}
            title="No mails yet"
            description="Sign up, invite somebody or reset a password, and the mail appears here."
          />
        }
      />
    </Page>
  );
}
