import type { Metadata } from "next";
import { GlossaryPage } from "@/app/_help/glossary-page";
import { requireOrganization } from "@/lib/auth/organization-context";

export const metadata: Metadata = { title: "Glossary" };

type WorkspaceGlossaryPageProps = { params: Promise<{ organization: string }> };

export default async function WorkspaceGlossaryPage({ params }: WorkspaceGlossaryPageProps) {
  const context = await requireOrganization((await params).organization);
  return <GlossaryPage place={{ organization: context.organizationSlug }} />;
}
