import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createApiKey } from "@/lib/api-keys/mutations";
import { apiRoute } from "@/lib/auth/api-route";
import { useClock as replaceClock } from "@/lib/core/clock";
import { readSubscription } from "@/lib/plans/queries";
import { requireWritable } from "@/lib/plans/entitlements";
import { placeLegalHold } from "@/lib/retention/mutations/legal-holds";
import { PASSWORD } from "@/scripts/testing/account-fixture";
import { addMemberFixture, type MemberFixture } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { signInWithPassword } from "@/scripts/testing/two-factor-fixture";
import { findEntry } from "../entry";
import { inviteMember } from "../mutations/invite-member";
import { listOrganizationsOf } from "../queries";
import { closeOrganization, closeOwnOrganization } from "./close-organization";
import { beginErasure, listDueClosings } from "./erase-organization";
import { graceEnd } from "./grace";
import { keepOrganization } from "./keep-organization";
import { findClosing } from "./queries";
import { remindOfClosings } from "./remind-of-closings";
import { listClosings } from "./staff-queries";

vi.mock("@/lib/events/send", () => ({ sendEvents: () => Promise.resolve() }));
vi.mock("@/lib/mail/transport", () => ({ hasMailTransport: () => false }));

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NAME = "Closed";

let tenant: OrganizationFixture;
let owner: MemberFixture;
let restoreClock = () => {};
beforeEach(async () => {
  tenant = await createOrganizationFixture(NAME, "member");
  owner = await addMemberFixture(tenant.organization, "owner");
});
afterEach(() => restoreClock());

const close = async (by: MemberFixture = owner, { password = PASSWORD, name = NAME } = {}) =>
  closeOrganization(by.context, await signInWithPassword(by.user.email), { password, name });

async function subjects(email: string): Promise<string[]> {
  const { rows } = await asSuperuser("SELECT subject FROM mail_messages WHERE recipient = $1 ORDER BY id", [
    email,
  ]);
  return (rows as { subject: string }[]).map(({ subject }) => subject.replace(` · ${NAME}`, ""));
}

describe("closing an organisation", () => {
  it("leaves reading open and refuses every change, also with a key, until it is kept", async () => {
    const { token } = await createApiKey(owner.context, {
      name: "Collector",
      scopes: ["metrics:read", "metrics:write"],
      expiresInDays: 7,
    });
    const rateLimit = { limit: 100, windowSeconds: 60 };
    const options = { route: "/w", scope: "metrics:write", rateLimit } as const;
    const answer = () => Promise.resolve(Response.json({}));
    const call = (method: string) =>
      apiRoute(method === "GET" ? { ...options, scope: "metrics:read" } : options, answer)(
        new Request("http://regulix.test/", { method, headers: { authorization: `Bearer ${token}` } }),
        { params: Promise.resolve({}) },
      );
    await inviteMember(owner.context, { email: `${tenant.organization.slug}@example.test`, role: "member" });
    await close();

    const refused = await call("POST");
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
      403,
      "organization_closing",
    ]);
    expect((await call("GET")).status).toBe(200);
    expect(await listOrganizationsOf(tenant.user.id)).toHaveLength(1);
    const { rows } = await asSuperuser(
      "SELECT count(*)::int AS open FROM invitations WHERE organization_id = $1 AND revoked_at IS NULL",
      [tenant.organization.id],
    );
    expect(rows).toEqual([{ open: 0 }]);

    await keepOrganization(owner.context);
    expect((await call("POST")).status).toBe(200);
    requireWritable(await readSubscription(owner.context));
  });

  it("needs an owner, their password and the organisation's name", async () => {
    const admin = await addMemberFixture(tenant.organization, "admin");
    await expect(close(admin)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(close(owner, { password: "wrong" })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(close(owner, { name: "Close" })).rejects.toMatchObject({ fields: [{ field: "name" }] });
    expect(await findClosing(owner.context)).toBeNull();
  });

  it("is refused while its records are on legal hold", async () => {
    await placeLegalHold(owner.context, { reason: "Investigation of 2026" });
    await expect(close()).rejects.toMatchObject({ code: "CONFLICT", message: /legal hold/ });
  });

  it("happens once when it is asked for twice, and can be kept once", async () => {
    const second = await addMemberFixture(tenant.organization, "owner");
    await Promise.all([close(), close(second)]);
    expect(await listClosings(tenant.organization.id)).toHaveLength(1);
    const outcomes = await Promise.allSettled([
      keepOrganization(owner.context),
      keepOrganization(second.context),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("can be kept by an owner alone", async () => {
    await close();
    const admin = await addMemberFixture(tenant.organization, "admin");
    await expect(keepOrganization(admin.context)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is mailed to every member when asked for, 7 days and 1 day before, and when taken back, each once", async () => {
    const asked = new Date();
    await close();
    for (let hours = 22 * 24; hours < 30 * 24; hours += 12) {
      const at = new Date(asked.getTime() + hours * HOUR);
      // Two workers at once, as after a repetition.
      await Promise.all([remindOfClosings(at), remindOfClosings(at)]);
    }
    await keepOrganization(owner.context);
    await remindOfClosings(new Date(asked.getTime() + 29.5 * DAY));
    expect(await subjects(tenant.user.email)).toEqual([
      expect.stringMatching(/^It will be deleted on \d/),
      "It will be deleted in a week",
      "It will be deleted tomorrow",
      "The organisation is kept",
    ]);
  });

  it("shuts an organisation at once whose only member leaves", async () => {
    const lonely = await createOrganizationFixture("Lonely");
    await closeOwnOrganization(lonely.context);
    expect(await listOrganizationsOf(lonely.user.id)).toEqual([]);
    const session = await signInWithPassword(owner.user.email);
    expect(await findEntry(session.id, lonely.organization.slug)).toMatchObject({ organization: null });
    expect(await listClosings(lonely.organization.id)).toMatchObject([{ state: "waiting" }]);
  });
});

describe("the day of the deletion", () => {
  const due = async () =>
    (await listDueClosings(graceEnd(new Date()))).filter(
      ({ organizationId }) => organizationId === tenant.organization.id,
    );

  it("comes after thirty days, whoever asks earlier", async () => {
    await close();
    expect(await listDueClosings(new Date(Date.now() + 29.9 * DAY))).not.toContainEqual(
      expect.objectContaining({ organizationId: tenant.organization.id }),
    );
    const [closing] = await due();
    if (closing === undefined) throw new Error("It is not due.");
    expect(await beginErasure(closing)).toEqual([]);
    await expect(
      asSuperuser("UPDATE organization_closings SET closes_at = now() WHERE organization_id = $1", [
        tenant.organization.id,
      ]),
    ).rejects.toThrow("grace_check");
  });

  it("does not come while the records are on hold, nor once it was kept", async () => {
    await close();
    const [closing] = await due();
    if (closing === undefined) throw new Error("It is not due.");
    await placeLegalHold(owner.context, { reason: "Investigation of 2026" });
    restoreClock = replaceClock(() => new Date(Date.now() + 31 * DAY));
    expect(await beginErasure(closing)).toEqual([]);
    expect(await listClosings(tenant.organization.id)).toMatchObject([{ state: "held" }]);
    await asSuperuser("UPDATE legal_holds SET lifted_at = now() WHERE organization_id = $1", [
      tenant.organization.id,
    ]);
    await keepOrganization(owner.context);
    expect(await beginErasure(closing)).toEqual([]);
    expect(await listOrganizationsOf(owner.user.id)).toHaveLength(1);
  });

  it("leaves nobody a way back once it has begun", async () => {
    await close();
    const [closing] = await due();
    if (closing === undefined) throw new Error("It is not due.");
    restoreClock = replaceClock(() => new Date(Date.now() + 31 * DAY));
    expect(await beginErasure(closing)).toContain("audit_logs");
    await expect(keepOrganization(owner.context)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await listOrganizationsOf(owner.user.id)).toEqual([]);
  });
});
