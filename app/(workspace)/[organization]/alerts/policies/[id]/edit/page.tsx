import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { listPolicyChoices } from "@/lib/alert-policies/choices";
import { readDefinition } from "@/lib/alert-policies/definition";
import { findPolicy } from "@/lib/alert-policies/queries";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { PolicyEditor } from "../../_components/policy-editor";

export const metadata: Metadata = { title: "Edit alert policy" };

type EditPolicyPageProps = { params: Promise<{ organization: string; id: string }> };

export default async function EditPolicyPage({ params }: EditPolicyPageProps) {
  const { organization, id } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "alert-policies.manage")) return <NoAccess action="alert-policies.manage" />;
  const policy = (await findPolicy(context, id)) ?? notFound();
  const choices = await listPolicyChoices(context);
  const slug = context.organizationSlug;
  const list = `/${slug}/alerts/policies`;
  return (
    <Page>
      <PageHeader
        crumbs={[
          { label: "Alert policies", href: list },
          { label: policy.policyName, href: `${list}/${id}` },
          { label: "Edit" },
        ]}
        title={`Edit ${policy.policyName}`}
      />
      <PolicyEditor
        key={policy.version}
        slug={slug}
        initial={readDefinition(policy)}
        choices={{ ...choices, policies: choices.policies.filter((each) => each.id !== id) }}
        existing={{ id, version: policy.version }}
      />
    </Page>
  );
}
