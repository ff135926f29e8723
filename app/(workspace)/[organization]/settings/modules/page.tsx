import type { Metadata } from "next";
import { HelpLink } from "@/components/help/help-link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { SettingsSection } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { listModules } from "@/lib/modules/queries";
import { ModulesForm } from "./_components/modules-form";

export const metadata: Metadata = { title: "Modules" };

export default async function ModulesPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  return (
    <Page width="content">
      <PageHeader
        title="Modules"
        status={<HelpLink organization={context.organizationSlug} slug="modules" about="modules" />}
        description="What the organisation has switched on."
      />
      <SettingsSection
        title="Copilot modules"
        description="They are being built: what is switched on here works as soon as it is released. Switching off deletes nothing."
      >
        <ModulesForm
          slug={context.organizationSlug}
          chosen={(await listModules(context)) ?? []}
          refusal={
            context.permissions.includes("organization.update")
              ? undefined
              : "Only owners and admins can change these settings."
          }
        />
      </SettingsSection>
    </Page>
  );
}
