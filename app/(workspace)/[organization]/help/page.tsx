import type { Metadata } from "next";
import { HelpHomePage } from "@/app/_help/help-home-page";
import type { SearchParams } from "@/components/data-table/list-location";
import { requireOrganization } from "@/lib/auth/organization-context";

export const metadata: Metadata = { title: "Help center" };

type WorkspaceHelpProps = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

export default async function WorkspaceHelpPage({ params, searchParams }: WorkspaceHelpProps) {
  const context = await requireOrganization((await params).organization);
  return <HelpHomePage place={{ organization: context.organizationSlug }} params={await searchParams} />;
}
