import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { addMemberFixture, type MemberFixture } from "@/scripts/testing/member-fixture";
import {
  createEscalationFixture,
  createScheduleFixture,
  weeklyLayer,
} from "@/scripts/testing/on-call-fixture";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { createFeed, readFeed, revokeFeed } from "../feed";
import { getSchedule, listShifts } from "../queries";
import { createOverride, deleteOverride, swapShifts } from "./overrides";
import { deleteSchedule, updateSchedule } from "./schedules";

const period = { startsAt: new Date("2027-01-04T08:00:00Z"), endsAt: new Date("2027-01-11T08:00:00Z") };
const nextPeriod = { startsAt: period.endsAt, endsAt: new Date("2027-01-18T08:00:00Z") };

describe("changing schedules", () => {
  let tenant: OrganizationFixture;
  let stranger: OrganizationFixture;
  let member: MemberFixture;

  beforeAll(async () => {
    tenant = await createOrganizationFixture("Scheduled");
    stranger = await createOrganizationFixture("Stranger");
    member = await addMemberFixture(tenant.organization, "member");
  });

  const onCall = async (scheduleId: string) =>
    (await listShifts(tenant.context, scheduleId, { from: period.startsAt, to: nextPeriod.endsAt })).map(
      ({ userId }) => userId,
    );

  it("keeps what it was given, and refuses a change of what somebody else has changed meanwhile", async () => {
    const { id } = await createScheduleFixture(tenant, [weeklyLayer([tenant.user.id])]);
    const layers = [
      weeklyLayer([member.user.id], { restrictions: [{ days: [1], fromMinute: 0, toMinute: 60 }] }),
    ];
    const changed = { id, version: 1, name: "Renamed", description: "", timeZone: "UTC", layers };
    await updateSchedule(tenant.context, changed);
    expect(await getSchedule(tenant.context, id)).toMatchObject({
      name: "Renamed",
      version: 2,
      rules: { timeZone: "UTC", layers },
    });
    await expect(updateSchedule(tenant.context, changed)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("does not exist for another organisation, whose people cannot be put on call either", async () => {
    const { id } = await createScheduleFixture(tenant, [weeklyLayer([tenant.user.id])]);
    await expect(getSchedule(stranger.context, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(deleteSchedule(stranger.context, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const own = { scheduleId: id, userId: stranger.user.id, ...period };
    await expect(createOverride(stranger.context, own)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(createOverride(tenant.context, own)).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(createScheduleFixture(tenant, [weeklyLayer([newId()])])).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
  });

  it("is not removed while an escalation policy names it", async () => {
    const { id } = await createScheduleFixture(tenant, [weeklyLayer([tenant.user.id])]);
    await createEscalationFixture(tenant, [{ delayMinutes: 5, targets: [{ kind: "schedule", id }] }]);
    await expect(deleteSchedule(tenant.context, { id })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("lets members take shifts for themselves, and managers put anybody on call", async () => {
    const { id: scheduleId } = await createScheduleFixture(tenant, [weeklyLayer([tenant.user.id])]);
    const forOther = { scheduleId, userId: tenant.user.id, ...period };
    await expect(createOverride(member.context, forOther)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const id = await createOverride(member.context, { ...forOther, userId: member.user.id });
    expect(await onCall(scheduleId)).toEqual([member.user.id, tenant.user.id]);
    await deleteOverride(member.context, { id });
    expect(await onCall(scheduleId)).toEqual([tenant.user.id]);
  });

  it("swaps two shifts together, and only as they were shown", async () => {
    const people = [tenant.user.id, member.user.id];
    const { id: scheduleId } = await createScheduleFixture(tenant, [weeklyLayer(people)]);
    const [first, second] = await onCall(scheduleId);
    const one = { userId: first ?? "", ...period };
    const other = { userId: second ?? "", ...nextPeriod };
    await swapShifts(tenant.context, { scheduleId, one, other });
    expect(await onCall(scheduleId)).toEqual([second, first]);
    await expect(swapShifts(tenant.context, { scheduleId, one, other })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("shows one's shifts to whoever has the calendar address, until it is revoked", async () => {
    await createScheduleFixture(tenant, [weeklyLayer([member.user.id])], "Night, late; early");
    const { url } = await createFeed(member.context);
    const token = url.split("/").at(-1) ?? "";
    const calendar = (await readFeed(token)) ?? "";
    expect(calendar).toContain("BEGIN:VEVENT\r\n");
    expect(calendar).toContain("SUMMARY:On call: Night\\, late\\; early\r\n");
    expect(calendar.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    await revokeFeed(member.context);
    expect(await readFeed(token)).toBeNull();
  });
});
