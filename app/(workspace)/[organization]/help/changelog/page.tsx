import type { Metadata } from "next";
import { ChangelogPage } from "@/app/_help/changelog-page";
import { requireOrganization } from "@/lib/auth/organization-context";

export const metadata: Metadata = { title: "Changelog" };

type WorkspaceChangelogPageProps = { params: Promise<{ organization: string }> };

export default async function WorkspaceChangelogPage({ params }: WorkspaceChangelogPageProps) {
  const context = await requireOrganization((await params).organization);
  return <ChangelogPage place={{ organization: context.organizationSlug }} />;
}
