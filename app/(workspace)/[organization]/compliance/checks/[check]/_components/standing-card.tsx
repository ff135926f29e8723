import Link from "next/link";
import { ExactTime } from "@/components/time/exact-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import type { WorkspaceContext } from "@/lib/auth/organization-context";
import type { CheckDetail } from "@/lib/compliance/queries/checks";
import { actorId } from "@/lib/core/context";
import { listMembers } from "@/lib/organizations/queries";
import { AssignForm } from "./assign-form";
import { ExceptionDialog, WaiveDialog } from "./decision-forms";
import { ExceptionList } from "./exception-list";
import { ReinstateButton } from "./reinstate-button";

type StandingCardProps = { context: WorkspaceContext; detail: CheckDetail };

/** How the check stands, what to do, and what people decided about it. */
export async function StandingCard({ context, detail }: StandingCardProps) {
  const { check, last, waiver, exceptions, state, owner, dueOn } = detail;
  const { organizationSlug: slug, permissions, actor } = context;
  const mayManage = permissions.includes("compliance.manage");
  const people = check.type === "manual" && mayManage ? await listMembers(context) : [];
  return (
    <>
      <Card>
        <CardHeader title="How it stands" />
        <CardContent className="grid gap-4">
          <DescriptionList>
            <DescriptionItem term="Because">{last?.reason ?? "It was never assessed."}</DescriptionItem>
            <DescriptionItem term="Since">{last && <ExactTime at={last.since} />}</DescriptionItem>
            <DescriptionItem term="Last seen">{last && <ExactTime at={last.observedAt} />}</DescriptionItem>
            <DescriptionItem term="Holds until">{last && <ExactTime at={last.validUntil} />}</DescriptionItem>
            <DescriptionItem term={check.type === "manual" ? "Hand in" : "What to do"}>
              {check.remedy}
              {check.type === "automatic" && check.path !== null && state !== "pass" && (
                <Link href={`/${slug}${check.path}`} className="text-link block rounded-sm hover:underline">
                  Open the page
                </Link>
              )}
            </DescriptionItem>
            {check.type === "manual" && (
              <>
                <DescriptionItem term="Owner">{owner?.name}</DescriptionItem>
                <DescriptionItem term="Due on">{dueOn}</DescriptionItem>
              </>
            )}
          </DescriptionList>
          {check.type === "manual" && mayManage && (
            <AssignForm
              slug={slug}
              checkId={check.id}
              people={people}
              ownerId={owner?.id ?? null}
              dueOn={dueOn}
            />
          )}
        </CardContent>
      </Card>
      <Card>
        <CardHeader title="Decisions" description="Each of them stands in the audit log." />
        <CardContent className="grid gap-4">
          {waiver && (
            <p className="text-sm">
              Does not apply: {waiver.justification}{" "}
              <span className="text-muted-foreground">
                {waiver.by}, <ExactTime at={waiver.at} />
              </span>
            </p>
          )}
          {exceptions.length > 0 && (
            <ExceptionList slug={slug} exceptions={exceptions} mayManage={mayManage} ownId={actorId(actor)} />
          )}
          {waiver === null && exceptions.length === 0 && (
            <p className="text-muted-foreground text-sm">Nobody has decided anything about it.</p>
          )}
          <div className="flex flex-wrap gap-2">
            {mayManage && waiver === null && <WaiveDialog slug={slug} checkId={check.id} />}
            {mayManage && waiver && <ReinstateButton slug={slug} checkId={check.id} />}
            {permissions.includes("compliance.answer") && state === "fail" && (
              <ExceptionDialog slug={slug} checkId={check.id} />
            )}
          </div>
        </CardContent>
      </Card>
    </>
  );
}
