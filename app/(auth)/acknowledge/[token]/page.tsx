import type { Metadata } from "next";
import { ExactTime } from "@/components/time/exact-time";
import { findLinkedAlert } from "@/lib/deliveries/acknowledge";
import { AccountCard } from "../../_components/account-card";
import { DeadLinkCard } from "../../_components/dead-link-card";
import { LinkButtonForm } from "../../_components/link-button-form";
import { acknowledgeLinkAction } from "./actions";

// The title says nothing of the alert, and the address of the page is not given away.
export const metadata: Metadata = { title: "Acknowledge an alert", referrer: "no-referrer" };

/** Opening the link changes nothing: mail scanners and link previews open links too. */
export default async function AcknowledgePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const alert = await findLinkedAlert(token);
  if (alert === null)
    return (
      <DeadLinkCard description="It is older than a week, or it was for somebody who has left the organisation. Sign in to answer the alert." />
    );
  const about = (
    <>
      <span className="text-foreground font-medium break-words">{alert.title}</span> in{" "}
      {alert.organizationName}
    </>
  );
  if (alert.state === "resolved")
    return (
      <AccountCard title="The alert is resolved" description={about}>
        <SignInLink />
      </AccountCard>
    );
  if (alert.state === "acknowledged")
    return (
      <AccountCard
        title={`${alert.acknowledgedBy ?? "Somebody"} acknowledged it`}
        description={
          <>
            {about}
            {alert.acknowledgedAt && (
              <>
                , on <ExactTime at={alert.acknowledgedAt} timeZone="UTC" />
              </>
            )}
            . Escalation has stopped.
          </>
        }
      >
        <SignInLink />
      </AccountCard>
    );
  return (
    <AccountCard
      title="Acknowledge this alert?"
      description={
        <>
          {about}. It will say that {alert.person} looks after it, and escalation stops.
        </>
      }
    >
      <LinkButtonForm
        action={acknowledgeLinkAction}
        token={token}
        label="Acknowledge"
        problemTitle="The alert is not acknowledged"
      />
    </AccountCard>
  );
}

function SignInLink() {
  return (
    <a href="/sign-in" className="text-link hover:underline">
      Open Regulix
    </a>
  );
}
