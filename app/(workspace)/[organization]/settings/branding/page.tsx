import type { Metadata } from "next";
import Link from "next/link";
import { Banner } from "@/components/feedback/banner";
import { HelpLink } from "@/components/help/help-link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { SettingsSection } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { getBrandChoices } from "@/lib/branding/queries";
import { IMAGE_LABELS } from "@/lib/branding/labels";
import { BRAND_IMAGES } from "@/lib/branding/types";
import { hasFeature } from "@/lib/plans/subscription";
import { ColorsForm } from "./_components/colors-form";
import { ImageForm } from "./_components/image-form";
import { ResetBrandingButton } from "./_components/reset-branding-button";

export const metadata: Metadata = { title: "Branding" };

const IMAGE_HELP = {
  logo: "Beside the name in the sidebar, at the head of mails and on reports. It is drawn on white.",
  favicon: "In the browser's tab. A square works best.",
} as const;

export default async function BrandingPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  const slug = context.organizationSlug;
  const { colors, images, isOwn } = await getBrandChoices(context);
  const isInPlan = hasFeature(context.subscription, "branding");
  const refusal = !context.permissions.includes("organization.update")
    ? "Only owners and admins can change the branding."
    : isInPlan
      ? undefined
      : "Branding is part of the plan Enterprise.";
  return (
    <Page width="content">
      <PageHeader
        title="Branding"
        status={<HelpLink organization={slug} slug="use-your-own-logo-and-colours" about="branding" />}
        description="Your logo and your colours, in the product, in its mails and on its reports. Everybody sees a change within seconds."
      />
      {!isInPlan && (
        <Banner
          title="Branding is part of the plan Enterprise"
          action={
            <Button asChild size="sm">
              <Link href={`/${slug}/settings/plan`}>Compare plans</Link>
            </Button>
          }
        >
          Try the colours below as you like: nothing is saved.
        </Banner>
      )}
      <SettingsSection
        title="Colours"
        description="Primary colours the buttons, accent the links and what is selected. Each needs a contrast of 4.5:1 in its theme; we offer the nearest shade that has it."
      >
        <ColorsForm
          key={Object.values(colors).join()}
          slug={slug}
          name={context.organization.name}
          logoPath={images.logo?.path}
          saved={colors}
          refusal={refusal}
        />
      </SettingsSection>
      {BRAND_IMAGES.map((kind) => (
        <SettingsSection key={kind} title={IMAGE_LABELS[kind]} description={IMAGE_HELP[kind]}>
          <ImageForm slug={slug} kind={kind} path={images[kind]?.path} refusal={refusal} />
        </SettingsSection>
      ))}
      {isOwn && context.permissions.includes("organization.update") && (
        <SettingsSection title="Reset" description="Back to the looks of the product.">
          <ResetBrandingButton slug={slug} />
        </SettingsSection>
      )}
    </Page>
  );
}
