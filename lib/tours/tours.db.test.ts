import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { now } from "@/lib/core/clock";
import type { OrganizationContext } from "@/lib/core/context";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { addMemberFixture, joinOrganization } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { advanceTour, dismissTour, finishTour, startTour } from "./mutations";
import { listTours } from "./queries";

const TOUR = { tour: "first-look" } as const;

async function standing(context: OrganizationContext) {
  const [tour] = await listTours(context);
  return { state: tour?.state, nextStep: tour?.nextStep, nextPath: tour?.nextPath };
}

function readProgress(context: OrganizationContext) {
  return withOrganization(context, (transaction) => transaction.tourProgress.findMany());
}

async function finishSetUp({ organizationId, actor }: OrganizationContext): Promise<void> {
  if (actor.kind !== "user") return;
  const { userId } = actor;
  const at = { startedAt: now(), lastActiveAt: now(), completedAt: now(), closedAt: now() };
  await withPlatform("set up for a test", (transaction) =>
    transaction.onboarding.create({ data: { userId, organizationId, reached: 4, ...at } }),
  );
}

/** An invitation of theirs that was accepted so many days ago. */
async function acceptInvitation(context: OrganizationContext, days: number): Promise<void> {
  const { organizationId, actor } = context;
  if (actor.kind !== "user") return;
  const acceptedAt = new Date(now().getTime() - days * 24 * 60 * 60 * 1_000);
  await withOrganization(context, async (transaction) => {
    const { user } = await transaction.membership.findFirstOrThrow({
      where: { organizationId, userId: actor.userId },
      select: { user: { select: { email: true } } },
    });
    await transaction.invitation.create({
      data: {
        organizationId,
        email: user.email,
        role: "member",
        tokenHash: randomBytes(32),
        expiresAt: now(),
        acceptedAt,
      },
    });
  });
}

describe("the tours of a member", () => {
  let tenant: OrganizationFixture;
  const newMember = async () => (await addMemberFixture(tenant.organization, "member")).context;
  beforeAll(async () => {
    tenant = await createOrganizationFixture("Touring");
  });

  it("are offered to who has set the organisation up, until they answer, and to nobody else", async () => {
    const [founder, colleague] = [await newMember(), await newMember()];
    await finishSetUp(founder);
    expect((await standing(founder)).state).toBe("offered");
    expect((await standing(colleague)).state).toBe("idle");
    await dismissTour(founder, TOUR);
    await dismissTour(founder, TOUR);
    expect((await standing(founder)).state).toBe("idle");
  });

  it("are offered to who was invited, for a month", async () => {
    const [invited, former] = [await newMember(), await newMember()];
    await acceptInvitation(invited, 29);
    await acceptInvitation(former, 31);
    expect((await standing(invited)).state).toBe("offered");
    expect((await standing(former)).state).toBe("idle");
  });

  it("go on at the step that was last on screen, and are over once finished", async () => {
    const member = await newMember();
    await startTour(member, TOUR);
    await advanceTour(member, { ...TOUR, step: "time-range" });
    await advanceTour(member, { ...TOUR, step: "time-range" });
    expect(await standing(member)).toEqual({ state: "interrupted", nextStep: 3, nextPath: "/monitoring" });
    await finishTour(member, TOUR);
    await finishTour(member, TOUR);
    expect(await standing(member)).toEqual({ state: "idle", nextStep: 0, nextPath: "/dashboard" });
  });

  it("stay dismissed when another window was still on the way, and begin anew when asked for", async () => {
    const member = await newMember();
    await startTour(member, TOUR);
    await dismissTour(member, TOUR);
    await advanceTour(member, { ...TOUR, step: "alerts" });
    await finishTour(member, TOUR);
    expect(await readProgress(member)).toMatchObject([{ status: "dismissed", step: null }]);
    await startTour(member, TOUR);
    expect(await standing(member)).toMatchObject({ state: "interrupted", nextStep: 0 });
  });

  it("begin once, however often and however much at once they are begun", async () => {
    const member = await newMember();
    await Promise.all([startTour(member, TOUR), startTour(member, TOUR), startTour(member, TOUR)]);
    expect(await readProgress(member)).toMatchObject([{ status: "running" }]);
  });

  it("know no steps that they do not have", async () => {
    const member = await newMember();
    await startTour(member, TOUR);
    await advanceTour(member, { ...TOUR, step: "nowhere" });
    expect((await standing(member)).nextStep).toBe(0);
  });

  it("are kept apart for each organisation, and seen by nobody else, not even a colleague", async () => {
    const other = await createOrganizationFixture("Elsewhere");
    const { user, context } = await addMemberFixture(tenant.organization, "member");
    const there = await joinOrganization(other.organization, user, "admin");
    await startTour(context, TOUR);
    expect(await readProgress(there.context)).toEqual([]);
    expect(await readProgress(await newMember())).toEqual([]);
    expect(await readProgress(context)).toHaveLength(1);
  });

  it("cannot be written in another member's name", async () => {
    const [member, victim] = [await newMember(), await addMemberFixture(tenant.organization, "member")];
    const forged = { ...TOUR, version: 1, status: "dismissed", startedAt: now(), updatedAt: now() };
    const { organizationId } = member;
    await expect(
      withOrganization(member, (transaction) =>
        transaction.tourProgress.create({ data: { organizationId, userId: victim.user.id, ...forged } }),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it("are none for staff who look in, and nothing is kept of them", async () => {
    const member = await newMember();
    const staff: OrganizationContext = {
      ...member,
      actor: {
        kind: "staff",
        userId: tenant.user.id,
        name: "Staff",
        email: "s@example.test",
        reason: "Help",
      },
    };
    expect(await listTours(staff)).toEqual([]);
    await startTour(staff, TOUR);
    expect(await readProgress(tenant.context)).toEqual([]);
  });
});
