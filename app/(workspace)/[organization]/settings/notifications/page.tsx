import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { SettingsSection } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { listNotificationChoices } from "@/lib/notifications/queries";
import { findOwnPhone } from "@/lib/phones/queries";
import { missingTextSettings } from "@/lib/phones/text-account";
import { NOTIFICATION_CATEGORIES, type NotificationCategory } from "@/lib/notifications/types";
import { getAlertPreference } from "@/lib/routing/queries";
import { PhoneCard } from "./_components/phone-card";
import { AlertPreferenceForm } from "./_components/alert-preference-form";
import { ChoiceList } from "./_components/choice-list";

export const metadata: Metadata = { title: "Notification settings" };

const CATEGORIES = Object.entries(NOTIFICATION_CATEGORIES) as [NotificationCategory, string][];

const DESCRIPTIONS: Partial<Record<NotificationCategory, string>> = {
  security: "Access to your account and the organisation. These mails are always sent.",
  team: "Who comes, goes and may do what.",
  developers: "Keys and what uses them.",
  monitoring: "The collection and its figures.",
  system: "What the product could not do for you.",
};

export default async function NotificationSettingsPage({
  params,
}: {
  params: Promise<{ organization: string }>;
}) {
  const context = await requireOrganization((await params).organization);
  // Staff looking in have no inbox here.
  if (context.support) notFound();
  const [choices, preference, phone] = await Promise.all([
    listNotificationChoices(context),
    getAlertPreference(context),
    context.actor.kind === "user" ? findOwnPhone(context.actor.userId) : null,
  ]);
  const missing = missingTextSettings();
  return (
    <Page width="content">
      <PageHeader
        title="Notification settings"
        description={`What you are told of, and how, in ${context.organization.name}. Each choice is yours alone.`}
      />
      <div>
        <SettingsSection
          title="Alerts"
          description="By mail to you, and by text message, from policies and groups that name you. Channels of your team are not changed by this."
        >
          <AlertPreferenceForm
            slug={context.organizationSlug}
            preference={preference}
            timeZone={context.viewer.timeZone}
            canBeTexted={missing.length === 0 && phone?.isVerified === true && !phone.hasOptedOut}
          />
        </SettingsSection>
        <SettingsSection
          title="Your phone"
          description="For text messages in all your organisations. Nobody else sees the number."
        >
          <PhoneCard phone={phone} missing={missing} />
        </SettingsSection>
        {CATEGORIES.map(([category, label]) => {
          const own = choices.filter((choice) => choice.category === category);
          return (
            own.length > 0 && (
              <SettingsSection key={category} title={label} description={DESCRIPTIONS[category]}>
                <ChoiceList organization={context.organizationSlug} choices={own} />
              </SettingsSection>
            )
          );
        })}
      </div>
    </Page>
  );
}
