import { Banner } from "@/components/feedback/banner";
import { ExactTime } from "@/components/time/exact-time";
import { KeepOrganizationButton } from "./keep-organization-button";

type ClosingBannerProps = { slug: string; closesAt: Date; mayKeep: boolean; timeZone: string };

/** Stands above every page while the organisation is being closed. */
export function ClosingBanner({ slug, closesAt, mayKeep, timeZone }: ClosingBannerProps) {
  return (
    <Banner
      tone="critical"
      className="mb-5"
      title={
        <>
          This organisation will be deleted on <ExactTime at={closesAt} timeZone={timeZone} precision="day" />
        </>
      }
      action={mayKeep && <KeepOrganizationButton slug={slug} />}
    >
      Until then everything can be read and exported. Changes and sent data are refused, and nobody is
      alerted. {mayKeep ? "You can keep it until that day." : "An owner can keep it until that day."}
    </Banner>
  );
}
