import "server-only";
import { now as readClock } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import type { Transaction } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { TOURS } from "./catalogue";
import type { AdvanceTourInput, TourInput } from "./schema";
import type { TourStatus } from "./types";

/** Begins a tour, also one that was taken or dismissed before. A matter of taste, like the rest here: not audited. */
export async function startTour(context: OrganizationContext, input: TourInput): Promise<void> {
  await write(context, (transaction, member) => save(transaction, member, input, "running"));
}

/** Notes the step that is on screen. Changes nothing in a tour that ended meanwhile, in another window say. */
export async function advanceTour(context: OrganizationContext, input: AdvanceTourInput): Promise<void> {
  const { version, steps } = TOURS[input.tour];
  if (!steps.some(({ key }) => key === input.step)) return;
  await write(context, (transaction, member) =>
    transaction.tourProgress.updateMany({
      where: { ...member, tour: input.tour, version, status: "running" },
      data: { step: input.step, updatedAt: readClock() },
    }),
  );
}

/** The last step was seen. */
export async function finishTour(context: OrganizationContext, { tour }: TourInput): Promise<void> {
  await write(context, (transaction, member) =>
    transaction.tourProgress.updateMany({
      where: { ...member, tour, status: "running" },
      data: { status: "finished", updatedAt: readClock() },
    }),
  );
}

/** Ends a tour before its last step, or declines it. It is not offered again. */
export async function dismissTour(context: OrganizationContext, input: TourInput): Promise<void> {
  await write(context, (transaction, member) => save(transaction, member, input, "dismissed"));
}

type Member = { organizationId: string; userId: string };

/** Only members have progress: what staff look at while they help somebody is nobody's tour. */
async function write(
  context: OrganizationContext,
  work: (transaction: Transaction, member: Member) => Promise<unknown>,
): Promise<void> {
  requirePermission(context, "organization.read");
  const { organizationId, actor } = context;
  if (actor.kind !== "user") return;
  await withOrganization(context, (transaction) =>
    work(transaction, { organizationId, userId: actor.userId }),
  );
}

function save(transaction: Transaction, member: Member, { tour }: TourInput, status: TourStatus) {
  const now = readClock();
  const fresh = { version: TOURS[tour].version, status, step: null, startedAt: now, updatedAt: now };
  return transaction.tourProgress.upsert({
    where: { organizationId_userId_tour: { ...member, tour } },
    create: { ...member, tour, ...fresh },
    update: status === "running" ? fresh : { status, updatedAt: now },
  });
}
