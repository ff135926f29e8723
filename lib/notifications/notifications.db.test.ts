import { beforeEach, describe, expect, it } from "vitest";
import { createApiKey, revokeApiKey } from "@/lib/api-keys/mutations";
import { tellOfExpiringApiKeys } from "@/lib/api-keys/tell-of-expiring";
import { signIn } from "@/lib/accounts/mutations/sign-in";
import { useClock } from "@/lib/core/clock";
import { memberContext, type OrganizationContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import type { Role } from "@/lib/core/roles";
import { withOrganization } from "@/lib/db/with-organization";
import { withPlatform } from "@/lib/db/with-platform";
import { changeMemberRole } from "@/lib/organizations/mutations/change-member-role";
import { removeMember } from "@/lib/organizations/mutations/remove-member";
import { createAccount, mailsTo, newOrigin, PASSWORD } from "@/scripts/testing/account-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { archive, archiveAll, markAllSeen, markRead, restore } from "./mutations";
import { notify } from "./notify";
import { notifyEverywhere } from "./notify-everywhere";
import { setPreference } from "./preferences";
import { pruneNotifications } from "./prune";
import { countUnseen, listNotificationChoices, listNotifications } from "./queries";

const DAY_MS = 24 * 60 * 60 * 1_000;
const INBOX = { tab: "inbox" } as const;
const ARCHIVE = { tab: "archive" } as const;

async function join(tenant: OrganizationFixture, role: Role): Promise<OrganizationContext> {
  const user = await createAccount();
  await withPlatform("test", (transaction) =>
    transaction.membership.create({
      data: { organizationId: tenant.organization.id, userId: user.id, role },
    }),
  );
  return memberContext({ organization: tenant.organization, user, role, origin: newOrigin() });
}

async function titlesOf(context: OrganizationContext): Promise<string[]> {
  return (await listNotifications(context, INBOX)).items.map(({ title }) => title);
}

function emailOf({ actor }: OrganizationContext): string {
  return actor.kind === "user" ? actor.email : "";
}

async function membershipOf({ organizationId, actor }: OrganizationContext): Promise<string> {
  const { rows } = await asSuperuser(
    "SELECT id FROM memberships WHERE organization_id = $1 AND user_id = $2",
    [organizationId, actor.kind === "user" ? actor.userId : null],
  );
  return (rows[0] as { id: string }).id;
}

function tell(context: OrganizationContext, key: string) {
  return withOrganization(context, (transaction) =>
    notify(transaction, {
      type: "members.joined",
      organizationId: context.organizationId,
      data: { name: "Ada", role: "member" },
      key,
      to: { permission: "members.invite" },
    }),
  );
}

describe("notifications", () => {
  let tenant: OrganizationFixture;
  let owner: OrganizationContext;
  let admin: OrganizationContext;
  let member: OrganizationContext;

  beforeEach(async () => {
    tenant = await createOrganizationFixture("Told");
    owner = tenant.context;
    admin = await join(tenant, "admin");
    member = await join(tenant, "member");
  });

  it("reach those who may do something about it, and nobody else", async () => {
    await tell(member, newId());
    expect(await titlesOf(owner)).toEqual(["Ada joined"]);
    expect(await titlesOf(admin)).toEqual(["Ada joined"]);
    expect(await titlesOf(member)).toEqual([]);
  });

  it("reach everybody once, however often their cause is reported", async () => {
    const key = newId();
    await Promise.all([tell(member, key), tell(member, key)]);
    await tell(member, key);
    expect(await titlesOf(owner)).toEqual(["Ada joined"]);
  });

  it("vanish with the change that they told of", async () => {
    const failing = withOrganization(member, async (transaction) => {
      await notify(transaction, {
        type: "members.joined",
        organizationId: member.organizationId,
        data: { name: "Ada", role: "member" },
        key: newId(),
        to: { permission: "members.invite" },
      });
      throw new Error("The change fails.");
    });
    await expect(failing).rejects.toThrow("The change fails.");
    expect(await countUnseen(owner)).toBe(0);
  });

  it("stay with their organisation and their reader", async () => {
    const other = await createOrganizationFixture("Elsewhere");
    await tell(member, newId());
    expect(await titlesOf(other.context)).toEqual([]);
    const [item] = (await listNotifications(owner, INBOX)).items;
    await archive(admin, { ids: [item?.id ?? ""] });
    await archive(other.context, { ids: [item?.id ?? ""] });
    expect(await titlesOf(owner)).toEqual(["Ada joined"]);
    const peeked = await withOrganization(admin, (transaction) =>
      transaction.notification.findMany({ where: { id: item?.id } }),
    );
    expect(peeked).toEqual([]);
  });

  it("are counted until seen, marked by reading, put away and taken back", async () => {
    for (const key of [newId(), newId(), newId()]) await tell(member, key);
    expect(await countUnseen(owner)).toBe(3);
    await markAllSeen(owner);
    expect(await countUnseen(owner)).toBe(0);
    const [newest] = (await listNotifications(owner, INBOX)).items;
    const ids = [newest?.id ?? ""];
    await markRead(owner, { ids });
    expect((await listNotifications(owner, INBOX)).items.map(({ isRead }) => isRead)).toEqual([
      true,
      false,
      false,
    ]);
    const archived = await archiveAll(owner);
    expect(archived).toHaveLength(3);
    expect((await listNotifications(owner, ARCHIVE)).items).toHaveLength(3);
    await restore(owner, { ids: archived });
    expect(await titlesOf(owner)).toHaveLength(3);
    expect(await countUnseen(admin)).toBe(3);
  });

  it("come in pages, none twice and none left out", async () => {
    for (let index = 0; index < 45; index++) await tell(member, newId());
    const seen = new Set<string>();
    let after: string | undefined;
    for (let pages = 0; pages < 3; pages++) {
      const page = await listNotifications(owner, { tab: "inbox", after });
      for (const { id } of page.items) seen.add(id);
      after = page.nextCursor ?? undefined;
    }
    expect(seen.size).toBe(45);
    expect(after).toBeUndefined();
  });

  it("follow what each member chose, in the product and by mail", async () => {
    await setPreference(owner, { type: "members.joined", channel: "inApp", enabled: false });
    await setPreference(owner, { type: "members.joined", channel: "mail", enabled: true });
    const key = newId();
    await tell(member, key);
    await tell(member, key);
    expect(await titlesOf(owner)).toEqual([]);
    expect((await mailsTo(emailOf(owner))).map(({ subject }) => subject)).toEqual(["Ada joined · Told"]);
    expect(await mailsTo(emailOf(admin))).toEqual([]);
    const choice = (await listNotificationChoices(owner)).find(({ type }) => type === "members.joined");
    expect(choice?.channels).toEqual({ inApp: false, mail: true });
  });

  it("mail what concerns security to everybody whom it concerns, whatever they chose", async () => {
    const switchingOff = setPreference(owner, { type: "api_keys.created", channel: "mail", enabled: false });
    await expect(switchingOff).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await createApiKey(admin, { name: "Agent", scopes: ["metrics:write"], expiresInDays: 90 });
    expect(await titlesOf(owner)).toEqual(["API key “Agent” was created"]);
    for (const context of [owner, admin])
      expect((await mailsTo(emailOf(context))).map(({ template }) => template)).toEqual(["notification"]);
  });

  it("tell of a revoked key those who did not revoke it", async () => {
    const { id } = await createApiKey(owner, { name: "Agent", scopes: ["metrics:write"], expiresInDays: 90 });
    await revokeApiKey(owner, { id });
    await revokeApiKey(owner, { id });
    expect(await titlesOf(owner)).toEqual(["API key “Agent” was created"]);
    expect(await titlesOf(admin)).toEqual(["API key “Agent” was revoked", "API key “Agent” was created"]);
  });

  it("tell of a key that expires within the week, once", async () => {
    await createApiKey(owner, { name: "Agent", scopes: ["metrics:write"], expiresInDays: 30 });
    await archiveAll(owner);
    await tellOfExpiringApiKeys(new Date());
    expect(await titlesOf(owner)).toEqual([]);
    const soon = new Date(Date.now() + 25 * DAY_MS);
    await tellOfExpiringApiKeys(soon);
    await tellOfExpiringApiKeys(new Date(soon.getTime() + DAY_MS));
    expect(await titlesOf(owner)).toEqual(["API key “Agent” expires soon"]);
  });

  it("tell a member of a new role, and the other admins of the change", async () => {
    await changeMemberRole(owner, { membershipId: await membershipOf(member), role: "auditor" });
    expect(await titlesOf(member)).toEqual(["Your role is now auditor"]);
    expect(await titlesOf(admin)).toEqual(["Mira Person is now auditor"]);
    expect(await titlesOf(owner)).toEqual([]);
  });

  it("tell whoever is removed, wherever else they belong", async () => {
    const elsewhere = await createOrganizationFixture("Home");
    await asSuperuser("INSERT INTO memberships (organization_id, user_id, role) VALUES ($1, $2, 'member')", [
      elsewhere.organization.id,
      member.actor.kind === "user" ? member.actor.userId : null,
    ]);
    await removeMember(owner, { membershipId: await membershipOf(member) });
    const home = { ...member, organizationId: elsewhere.organization.id };
    expect(await titlesOf(home)).toEqual(["You were removed from Told"]);
    expect(await titlesOf(admin)).toEqual(["Mira Person was removed"]);
    expect(await mailsTo(emailOf(member))).toHaveLength(1);
  });

  it("tell of a sign-in from a device that was not used before, but not of the first", async () => {
    const password = PASSWORD;
    const from = (userAgent: string) =>
      signIn({ email: emailOf(member), password }, { ...newOrigin(), userAgent });
    await from("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
    await from("Mozilla/5.0 (X11; Linux x86_64) Firefox/141.0");
    expect(await titlesOf(member)).toEqual([]);
    await from("Mozilla/5.0 (iPhone) Safari/605");
    expect(await titlesOf(member)).toEqual(["New sign-in: Safari on iPhone"]);
    expect((await mailsTo(emailOf(member))).map(({ subject }) => subject)).toEqual([
      "New sign-in: Safari on iPhone",
    ]);
  });

  it("tell every organisation of a gap in the collection, except those that came later", async () => {
    const late = await createOrganizationFixture("Late");
    await asSuperuser("UPDATE organizations SET created_at = now() + interval '1 hour' WHERE id = $1", [
      late.organization.id,
    ]);
    const gap = {
      type: "collection.missed",
      data: { count: 2, from: "10:00", until: "10:10" },
      key: newId(),
      permission: "collection.run",
      since: new Date(Date.now() + 60_000),
    } as const;
    await setPreference(admin, { type: "collection.missed", channel: "inApp", enabled: false });
    for (let times = 0; times < 2; times++)
      await withPlatform("test", (transaction) => notifyEverywhere(transaction, gap));
    expect(await titlesOf(owner)).toEqual(["2 collections were missed"]);
    expect(await titlesOf(admin)).toEqual([]);
    expect(await titlesOf(late.context)).toEqual([]);
  });

  it("are kept for 90 days, for 30 once archived, and not beyond one's membership", async () => {
    for (const context of [owner, admin]) await tell(context, newId());
    await archiveAll(admin);
    const restoreClock = useClock(() => new Date(Date.now() + 31 * DAY_MS));
    try {
      await pruneNotifications();
    } finally {
      restoreClock();
    }
    expect((await listNotifications(admin, ARCHIVE)).items).toEqual([]);
    expect(await titlesOf(owner)).toHaveLength(2);
    await asSuperuser("DELETE FROM memberships WHERE user_id = $1", [tenant.user.id]);
    await pruneNotifications();
    const { rows } = await asSuperuser("SELECT 1 FROM notifications WHERE user_id = $1", [tenant.user.id]);
    expect(rows).toEqual([]);
  });
});
