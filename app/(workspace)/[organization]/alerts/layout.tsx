import type { ReactNode } from "react";
import { requireOrganization } from "@/lib/auth/organization-context";
import { TabList } from "./_components/tab-list";

type AlertsLayoutProps = { children: ReactNode; params: Promise<{ organization: string }> };

/** The tabs above every page of alerting. It only draws: each page resolves its own context as well. */
export default async function AlertsLayout({ children, params }: AlertsLayoutProps) {
  const { organizationSlug, permissions } = await requireOrganization((await params).organization);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <TabList organization={organizationSlug} permissions={permissions} />
      {children}
    </div>
  );
}
