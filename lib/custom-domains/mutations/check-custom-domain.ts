import "server-only";
import { limitByTarget } from "@/lib/accounts/account-limits";
import { now as readClock } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { AppError, notFound } from "@/lib/core/errors";
import { requirePermission } from "@/lib/core/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { announceMails } from "@/lib/mail/announce";
import { requireFeature } from "@/lib/plans/entitlements";
import { findHosting } from "../hosting/hosting";
import { examine } from "../internal/examine";
import { toLiving, type LivingDomain } from "../internal/row";
import { isTaken, saveExamined } from "../internal/save";
import { forgetServedDomain } from "../served-domain";
import type { CustomDomainInput } from "../schema";
import { readTarget, type Target } from "../target";
import type { DomainState } from "../types";
import { notSetUp } from "./add-custom-domain";

/** Looks the records of a domain up now. Of two organisations with a proof the first to be looked at has the name. */
export async function checkCustomDomain(
  context: OrganizationContext,
  { domainId }: CustomDomainInput,
): Promise<DomainState> {
  requirePermission(context, "organization.update");
  await requireFeature(context, "custom-domain");
  await limitByTarget("check-domain", context.organizationId);
  const target = await readTarget();
  if (target === null) throw notSetUp();
  const domain = await read(context, domainId);
  const state = await check(context, domain, target);
  // Proven just now: only from here on may the platform be told of it.
  const wasProven = domain.state === "pending" && state === "verified";
  return wasProven && findHosting() ? check(context, await read(context, domainId), target) : state;
}

async function read(context: OrganizationContext, id: string): Promise<LivingDomain> {
  const { organizationId } = context;
  const row = await withOrganization(context, (transaction) =>
    transaction.customDomain.findUnique({ where: { organizationId_id: { organizationId, id } } }),
  );
  const domain = row && toLiving(row);
  if (domain === null) throw notFound("domain");
  return domain;
}

async function check(
  context: OrganizationContext,
  domain: LivingDomain,
  target: Target,
): Promise<DomainState> {
  const at = readClock();
  const examined = await examine(domain, { target, hosting: findHosting(), now: at });
  const mails = await withOrganization(context, (transaction) =>
    saveExamined(transaction, domain, examined, { by: context, at }),
  ).catch((error: unknown) => {
    throw isTaken(error) ? taken() : error;
  });
  // Looked up or changed by somebody else in the same moment: theirs counts.
  if (mails === null) return (await read(context, domain.id)).state;
  forgetServedDomain(domain.hostName);
  await announceMails(mails);
  return examined.judgement.state;
}

function taken(): AppError {
  return new AppError(
    "CONFLICT",
    "Another organisation has this name, or gave it up less than 30 days ago. It has to be removed there first.",
  );
}
