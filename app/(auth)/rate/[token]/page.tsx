import type { Metadata } from "next";
import { findLinkedRequest } from "@/lib/support/requests/rate-by-link";
import { AccountCard } from "../../_components/account-card";
import { DeadLinkCard } from "../../_components/dead-link-card";
import { RateForm } from "./_components/rate-form";

// The title says nothing of the request, and the address of the page is not given away.
export const metadata: Metadata = { title: "How was the support?", referrer: "no-referrer" };

/** Opening the link changes nothing: mail scanners and link previews open links too. */
export default async function RatePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const request = await findLinkedRequest(token);
  if (request === null)
    return (
      <DeadLinkCard description="It is older than 30 days, or it was for somebody who has left the organisation. Sign in and open the request to say how it was." />
    );
  const about = (
    <span className="break-words">
      Request #{request.number}, “{request.subject}”
    </span>
  );
  if (!request.isSolved)
    return (
      <AccountCard title="It is open again" description={<>{about}, is not solved yet.</>}>
        <a href="/sign-in" className="text-link hover:underline">
          Open Regulix
        </a>
      </AccountCard>
    );
  return (
    <AccountCard
      title={request.score === null ? "How was the support?" : "Thank you for telling us"}
      description={request.score === null ? about : <>{about}. Another click changes your rating.</>}
    >
      <RateForm token={token} score={request.score} />
    </AccountCard>
  );
}
