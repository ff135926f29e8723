import { Banner } from "@/components/feedback/banner";
import { ExactTime } from "@/components/time/exact-time";
import type { UnverifiedMail } from "@/lib/support/mail/list-unverified";

/** Mails that were not believed. They stand apart from the conversation, and no customer ever sees them. */
export function UnverifiedMails({ mails }: { mails: readonly UnverifiedMail[] }) {
  if (mails.length === 0) return null;
  return (
    <Banner
      tone="warning"
      title={
        mails.length === 1
          ? "A mail that may not be the customer’s"
          : `${mails.length} mails that may not be the customer’s`
      }
    >
      <ul className="grid gap-3">
        {mails.map(({ id, from, reason, text, at }) => (
          <li key={id} className="grid gap-1">
            <p className="text-sm wrap-anywhere">
              <span className="font-medium">{from}</span>, <ExactTime at={at} />. {reason}
            </p>
            <p className="max-w-reading text-sm wrap-anywhere whitespace-pre-wrap">{text}</p>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
