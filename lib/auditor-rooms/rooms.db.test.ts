import { beforeAll, describe, expect, it } from "vitest";
import { useClock } from "@/lib/core/clock";
import { FIGURE_KEYS } from "@/lib/evidence/figures";
import { readFigureRows } from "@/lib/evidence/figure-rows";
import { getSnapshot } from "@/lib/evidence/queries";
import { EVIDENCE_SOURCES } from "@/lib/evidence/sources/catalogue";
import { createEvidence } from "@/scripts/testing/evidence-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { enterRoom, isInRoom } from "./enter";
import { createRoom, revokeRoom } from "./mutations";
import { listRooms } from "./queries";

const ORIGIN = { requestId: "room", ipAddress: "192.0.2.9", userAgent: "auditor" };

describe("an auditor's room", () => {
  let tenant: OrganizationFixture;
  let stranger: OrganizationFixture;
  let days: string[];
  let token: string;

  async function open({ context }: OrganizationFixture): Promise<string> {
    const [fromDay = "", toDay = ""] = days;
    const { url } = await createRoom(context, { name: "Audit firm", fromDay, toDay, expiresInDays: 7 });
    return url.split("/").at(-1) ?? "";
  }

  beforeAll(async () => {
    tenant = await createOrganizationFixture("Open");
    stranger = await createOrganizationFixture("Closed");
    days = await createEvidence(tenant.organization.id);
    token = await open(tenant);
  });

  it("shows its own organisation, may read evidence and nothing else", async () => {
    const room = await enterRoom(token, "overview", ORIGIN);
    expect(room?.context).toMatchObject({
      organizationId: tenant.organization.id,
      permissions: ["evidence.read"],
      role: null,
    });
    expect(days.map((day) => room && isInRoom(room, day))).toEqual([true, true, false]);
  });

  it("writes down who opened what", async () => {
    const { rows } = await asSuperuser(
      `SELECT after, actor_name FROM audit_logs WHERE organization_id = $1 AND action = 'auditor-rooms.open'`,
      [tenant.organization.id],
    );
    expect(rows).toEqual([{ after: { page: "overview" }, actor_name: "Auditor's room “Audit firm”" }]);
    expect((await listRooms(tenant.context))[0]).toMatchObject({ timesOpened: 1, state: "active" });
  });

  it("shows of every figure the very rows that were signed", async () => {
    const room = await enterRoom(token, "rows", ORIGIN);
    if (room === null) throw new Error("The room is closed.");
    for (const key of FIGURE_KEYS) {
      const rows = await readFigureRows(room.context, days[0] ?? "", key);
      expect(rows.lines === null, key).toBe(EVIDENCE_SOURCES[key].rows === undefined);
      if (rows.lines) expect(rows.matches, key).toBe(true);
    }
  });

  it("shows nothing of another organisation", async () => {
    const room = await enterRoom(await open(stranger), "overview", ORIGIN);
    if (room === null) throw new Error("The room is closed.");
    await expect(getSnapshot(room.context, days[0] ?? "")).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await listRooms(stranger.context)).toHaveLength(1);
    const [{ id = "" } = {}] = await listRooms(tenant.context);
    await expect(revokeRoom(stranger.context, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is kept by the hash of its link alone", async () => {
    const { rows } = await asSuperuser("SELECT row_to_json(auditor_rooms)::text AS row FROM auditor_rooms");
    for (const { row } of rows as { row: string }[]) expect(row).not.toContain(token);
  });

  it("closes when it is revoked, when its time is over, and with its organisation", async () => {
    const restore = useClock(() => new Date(Date.now() + 8 * 24 * 60 * 60_000));
    expect(await enterRoom(token, "overview", ORIGIN)).toBeNull();
    restore();
    const [{ id = "" } = {}] = await listRooms(tenant.context);
    await revokeRoom(tenant.context, { id });
    await revokeRoom(tenant.context, { id });
    expect(await enterRoom(token, "overview", ORIGIN)).toBeNull();
    expect(await enterRoom("guessed", "overview", ORIGIN)).toBeNull();
    const another = await open(tenant);
    await asSuperuser("UPDATE organizations SET deleted_at = now() WHERE id = $1", [tenant.organization.id]);
    expect(await enterRoom(another, "overview", ORIGIN)).toBeNull();
  });
});
