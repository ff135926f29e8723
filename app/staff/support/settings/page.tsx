import type { Metadata } from "next";
import Link from "next/link";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { SettingsSection } from "@/components/ui/section";
import { requireDesk } from "@/lib/auth/support-desk";
import { RESPONSE_VARIABLES } from "@/lib/support/canned-responses/fill";
import { listCannedResponses } from "@/lib/support/canned-responses/queries";
import { readAssignsSince } from "@/lib/support/desk/assignment";
import { getPromises } from "@/lib/support/desk/promise-versions";
import { listStaff } from "@/lib/support/desk/staff";
import { DeskAreas } from "../_components/desk-areas";
import { AgentRow } from "./_components/agent-row";
import { AssignmentSetting } from "./_components/assignment-setting";
import { CannedResponseForm } from "./_components/canned-response-form";
import { CannedResponseList } from "./_components/canned-response-list";
import { PolicyTable } from "./_components/policy-table";

export const metadata: Metadata = { title: "Support settings · Staff" };

export default async function SupportSettingsPage() {
  const { role } = await requireDesk();
  const [staff, assignsSince, responses, promises] = await Promise.all([
    listStaff(),
    readAssignsSince(),
    listCannedResponses(),
    getPromises(),
  ]);
  return (
    <Page width="content">
      <PageHeader
        title="Support settings"
        description="Who works in the desk, what is answered often, and what is promised."
        actions={<DeskAreas current="settings" />}
      />
      <div>
        <SettingsSection
          title="People"
          description="Until somebody leads the support, everybody of the staff may do everything. Changes stand in the platform’s audit log."
        >
          <ul className="grid gap-4">
            {staff.map((member) => (
              <AgentRow key={member.userId} member={member} mayChange={role === "lead"} />
            ))}
          </ul>
        </SettingsSection>
        <SettingsSection
          title="Assignment"
          description="New tickets go to the people who take tickets in turn and are not away. What nobody can take stays unassigned until somebody is there."
        >
          <AssignmentSetting assignsSince={assignsSince} staff={staff} mayChange={role === "lead"} />
        </SettingsSection>
        <SettingsSection
          title="Canned responses"
          description={
            <>
              Type / in a reply to find them. In braces they may name{" "}
              {Object.entries(RESPONSE_VARIABLES).map(([name, meaning], index) => (
                <span key={name}>
                  {index > 0 && ", "}
                  <code title={meaning}>{`{{${name}}}`}</code>
                </span>
              ))}
              .
            </>
          }
        >
          <div className="grid gap-5">
            <CannedResponseList responses={responses} mayDelete={role === "lead"} />
            {role !== "viewer" && <CannedResponseForm />}
          </div>
        </SettingsSection>
        <SettingsSection
          title="Promises"
          description="By plan and severity. The first answer is counted around the clock, what follows in working hours."
        >
          <div className="grid gap-3">
            <PolicyTable document={promises.document} />
            <p>
              <Link href="/staff/support/settings/promises" className="text-link hover:underline">
                {role === "lead" ? "Change promises, calendars and holidays" : "Show calendars and versions"}
              </Link>
            </p>
          </div>
        </SettingsSection>
      </div>
    </Page>
  );
}
