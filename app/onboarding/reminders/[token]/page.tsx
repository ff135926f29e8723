import type { Metadata } from "next";
import Link from "next/link";
import { AccountCard } from "@/app/(auth)/_components/account-card";
import { AccountFrame } from "@/app/(auth)/_components/account-frame";
import { Button } from "@/components/ui/button";
import { stopReminders } from "@/lib/onboarding/remind";

export const metadata: Metadata = { title: "Reminders", robots: { index: false } };

/** Where the link of a reminder leads: one click, without signing in, and no more come. */
export default async function StopRemindersPage({ params }: { params: Promise<{ token: string }> }) {
  const isStopped = await stopReminders((await params).token);
  return (
    <AccountFrame>
      <AccountCard
        title={isStopped ? "No more reminders" : "This link does not work"}
        description={
          isStopped
            ? "We will not remind you again. What you entered is kept, and you can go on at any time."
            : "It is incomplete. Open it from the mail again, or copy the whole address."
        }
      >
        <Button asChild size="lg">
          <Link href="/onboarding">Go on setting up</Link>
        </Button>
      </AccountCard>
    </AccountFrame>
  );
}
