import "server-only";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { assessControl, assessFramework, type AssessedFramework, type StatesOfChecks } from "../assess";
import { listGaps } from "../gaps";
import { CONTROLS, findControl } from "../library/controls/catalogue";
import { ALL_FRAMEWORKS, FRAMEWORKS, isFrameworkId } from "../library/frameworks/catalogue";
import type { Control } from "../library/types";
import type { RolledState } from "../roll-up";
import type { GapItem, RunItem, Standing } from "../types";
import { loadScopes } from "./scopes";
import { loadStandings, statesOf } from "./standings";

/** How an organisation stands in everything. */
export type Compliance = {
  frameworks: AssessedFramework[];
  standings: ReadonlyMap<string, Standing>;
  gaps: GapItem[];
  /** Null before the first. */
  lastRun: RunItem | null;
};

/** Every framework with its state and score, and what to do next. */
export async function getCompliance(context: OrganizationContext): Promise<Compliance> {
  requirePermission(context, "compliance.read");
  return withOrganization(context, async (transaction) => {
    const standings = await loadStandings(transaction, context.organizationId, now());
    const frameworks = await assessAll(transaction, context.organizationId, statesOf(standings));
    const run = await transaction.complianceRun.findFirst({
      where: { organizationId: context.organizationId },
      orderBy: { id: "desc" },
    });
    return {
      frameworks,
      standings,
      gaps: gapsOf(frameworks, standings),
      lastRun: run && { ...run, trigger: run.trigger as RunItem["trigger"] },
    };
  });
}

/** One framework with its requirements, and its own gaps. Throws NOT_FOUND. */
export async function getFramework(
  context: OrganizationContext,
  id: string,
): Promise<AssessedFramework & { gaps: GapItem[]; excludedSections: string[] }> {
  requirePermission(context, "compliance.read");
  if (!isFrameworkId(id)) throw notFound("framework");
  return withOrganization(context, async (transaction) => {
    const standings = await loadStandings(transaction, context.organizationId, now());
    const scope = (await loadScopes(transaction, context.organizationId))[id];
    const assessed = assessFramework(FRAMEWORKS[id], CONTROLS, statesOf(standings), scope);
    return {
      ...assessed,
      gaps: gapsOf([{ ...assessed, included: true }], standings),
      excludedSections: [...(scope?.excludedSections ?? [])],
    };
  });
}

export type AssessedControl = { control: Control; state: RolledState; standings: Standing[] };

/** Every control with its state and its checks. */
export async function listControls(context: OrganizationContext): Promise<AssessedControl[]> {
  requirePermission(context, "compliance.read");
  const standings = await withOrganization(context, (transaction) =>
    loadStandings(transaction, context.organizationId, now()),
  );
  return CONTROLS.map((control) => toAssessed(control, standings));
}

/** One control. Throws NOT_FOUND. */
export async function getControl(context: OrganizationContext, id: string): Promise<AssessedControl> {
  requirePermission(context, "compliance.read");
  const control = findControl(id);
  if (control === null) throw notFound("control");
  const standings = await withOrganization(context, (transaction) =>
    loadStandings(transaction, context.organizationId, now()),
  );
  return toAssessed(control, standings);
}

function toAssessed(control: Control, standings: ReadonlyMap<string, Standing>): AssessedControl {
  return {
    control,
    state: assessControl(control, statesOf(standings)),
    standings: control.checks.flatMap((id) => standings.get(id) ?? []),
  };
}

async function assessAll(
  transaction: Transaction,
  organizationId: string,
  checks: StatesOfChecks,
): Promise<AssessedFramework[]> {
  const scopes = await loadScopes(transaction, organizationId);
  return ALL_FRAMEWORKS.map((framework) =>
    assessFramework(framework, CONTROLS, checks, scopes[framework.id]),
  );
}

function gapsOf(
  frameworks: readonly AssessedFramework[],
  standings: ReadonlyMap<string, Standing>,
): GapItem[] {
  return listGaps(frameworks, statesOf(standings)).flatMap(({ checkId, state, effect, requirements }) => {
    const standing = standings.get(checkId);
    if (!standing) return [];
    const names = new Set(requirements.map(({ framework }) => FRAMEWORKS[framework].name));
    return [{ standing, state, effect, frameworks: [...names] }];
  });
}
