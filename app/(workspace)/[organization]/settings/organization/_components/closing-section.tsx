import { ExactTime } from "@/components/time/exact-time";
import { SettingsSection } from "@/components/ui/section";
import type { WorkspaceContext } from "@/lib/auth/organization-context";
import { findClosing } from "@/lib/organizations/closing/queries";
import { KeepOrganizationButton } from "../../../_components/keep-organization-button";
import { CloseOrganizationDialog } from "./close-organization-dialog";

/** For owners: closes the organisation, or keeps one that is being closed. */
export async function ClosingSection({ context }: { context: WorkspaceContext }) {
  const closing = await findClosing(context);
  const { organizationSlug: slug, organization, viewer } = context;
  if (closing === null)
    return (
      <SettingsSection
        title="Close organisation"
        description="It becomes read-only at once and is deleted after 30 days, unless an owner keeps it."
      >
        <CloseOrganizationDialog slug={slug} name={organization.name} />
      </SettingsSection>
    );
  return (
    <SettingsSection
      title="Close organisation"
      description={`${closing.requestedBy ?? "A former member"} asked to close it.`}
    >
      <div className="grid justify-items-start gap-3">
        <p>
          Asked for on <ExactTime at={closing.requestedAt} timeZone={viewer.timeZone} />. Everything is
          deleted on <ExactTime at={closing.closesAt} timeZone={viewer.timeZone} />.
        </p>
        {closing.isHeld && <p>Its records are on legal hold: it is not deleted before the hold is lifted.</p>}
        <KeepOrganizationButton slug={slug} />
      </div>
    </SettingsSection>
  );
}
