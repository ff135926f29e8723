import type { Metadata } from "next";
import { VideosPage } from "@/app/_help/videos-page";
import { requireOrganization } from "@/lib/auth/organization-context";

export const metadata: Metadata = { title: "Videos" };

type WorkspaceVideosPageProps = { params: Promise<{ organization: string }> };

export default async function WorkspaceVideosPage({ params }: WorkspaceVideosPageProps) {
  const context = await requireOrganization((await params).organization);
  return <VideosPage place={{ organization: context.organizationSlug }} />;
}
