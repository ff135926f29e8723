import type { Metadata } from "next";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { listRooms } from "@/lib/auditor-rooms/queries";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { CreateRoomDialog } from "./_components/create-room-dialog";
import { RoomTable } from "./_components/room-table";

export const metadata: Metadata = { title: "Rooms for auditors" };

export default async function RoomsPage({ params }: { params: Promise<{ organization: string }> }) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "evidence.read")) return <NoAccess action="evidence.read" />;
  const mayShare = context.permissions.includes("evidence.share");
  return (
    <Page>
      <PageHeader
        crumbs={[
          { label: "Evidence", href: `/${context.organizationSlug}/evidence` },
          { label: "Rooms for auditors" },
        ]}
        title="Rooms for auditors"
        description="A link opens the evidence of some days to somebody without an account: read-only, for a limited time, and with every page they open in the audit log."
        actions={
          <CreateRoomDialog
            slug={context.organizationSlug}
            refusal={mayShare ? undefined : "Only owners and admins can share evidence."}
          />
        }
      />
      <RoomTable rooms={await listRooms(context)} slug={context.organizationSlug} mayShare={mayShare} />
    </Page>
  );
}
