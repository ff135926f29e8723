import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ExactTime } from "@/components/time/exact-time";
import { Card } from "@/components/ui/card";
import { requireMailbox } from "@/lib/auth/mailbox-access";
import { isId } from "@/lib/core/ids";
import { findMailboxMessage } from "@/lib/mail/mailbox";
import { AnswerMailForm } from "./_components/answer-mail-form";
import { MailText } from "./_components/mail-text";

export const metadata: Metadata = { title: "Mail" };

type MailPageProps = { params: Promise<{ id: string }> };

/** The plain text of a mail: its HTML would bring styles that this page's policy refuses. */
export default async function MailPage({ params }: MailPageProps) {
  await requireMailbox();
  const { id } = await params;
  const mail = isId(id) ? await findMailboxMessage(id) : null;
  if (mail === null) notFound();
  return (
    <Page width="content">
      <PageHeader
        title={mail.subject}
        crumbs={[{ label: "Mailbox", href: "/mailbox" }, { label: mail.subject }]}
        description={
          <>
            To <span className="break-all">{mail.recipient}</span>, <ExactTime at={mail.createdAt} />
          </>
        }
      />
      <Card className="p-5">
        <MailText text={mail.text} />
      </Card>
      {mail.replyTo !== null && <AnswerMailForm mailId={mail.id} recipient={mail.recipient} />}
    </Page>
  );
}
