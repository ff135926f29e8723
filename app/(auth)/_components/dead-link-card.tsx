import { AccountCard } from "./account-card";

/** A mailed link that was used, replaced or has expired, where only signing in leads on. */
export function DeadLinkCard({ description }: { description: string }) {
  return (
    <AccountCard title="This link no longer works" description={description}>
      <a href="/sign-in" className="text-link hover:underline">
        Go to sign-in
      </a>
    </AccountCard>
  );
}
