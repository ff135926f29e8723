import Link from "next/link";
import { Banner } from "@/components/feedback/banner";
import { ExactTime } from "@/components/time/exact-time";
import { Button } from "@/components/ui/button";

type TwoFactorDueBannerProps = {
  organization: { slug: string; name: string };
  dueAt: Date;
  timeZone: string;
};

/** Shown on every page to members who still have time to set up a second factor. */
export function TwoFactorDueBanner({ organization, dueAt, timeZone }: TwoFactorDueBannerProps) {
  return (
    <Banner
      tone="warning"
      className="m-4 md:mx-6"
      title={
        <>
          {organization.name} requires two-factor authentication from{" "}
          <ExactTime at={dueAt} timeZone={timeZone} />
        </>
      }
      action={
        <Button asChild size="sm">
          <Link href={`/${organization.slug}/settings/security`}>Set it up</Link>
        </Button>
      }
    >
      Without it you cannot open this organisation from then on.
    </Banner>
  );
}
