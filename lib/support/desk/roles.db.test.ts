import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import { newOrigin } from "@/scripts/testing/account-fixture";
import { allowProviders } from "@/scripts/testing/providers/outgoing-settings";
import { asSuperuser } from "@/scripts/testing/superuser";
import { createStaffFixture } from "@/scripts/testing/support-fixture";
import { readSupportRole, type Desk } from "./access";
import { setAgent } from "./agents";
import { deleteView, listSavedViews, saveView } from "./saved-views";

vi.mock("@/lib/env", async (load) => {
  const { changeableEnv } = await import("@/scripts/testing/providers/outgoing-settings");
  return { env: changeableEnv((await load<typeof import("@/lib/env")>()).env) };
});

let ana: Desk;
let ben: Desk;

function deskOf(actor: Desk["actor"], role: Desk["role"] = "agent"): Desk {
  return { actor, role, origin: newOrigin() };
}

beforeAll(async () => {
  const [one, other] = [await createStaffFixture(), await createStaffFixture()];
  allowProviders([], { STAFF_EMAILS: [one.email, other.email] });
  ana = deskOf(one);
  ben = deskOf(other);
});
beforeEach(async () => {
  await asSuperuser("DELETE FROM support_agents");
});

describe("the roles of the desk", () => {
  it("let everybody lead until somebody does, and keep one lead from then on", async () => {
    expect(await readSupportRole(ana.actor.userId)).toBe("lead");
    const lead = deskOf(ana.actor, "lead");
    const role = (staffUserId: string, given: Desk["role"]) =>
      setAgent(lead, { staffUserId, role: given, takesTickets: false });
    await expect(role(ben.actor.userId, "agent")).rejects.toMatchObject({ code: "CONFLICT" });
    await role(ana.actor.userId, "lead");
    expect(await readSupportRole(ben.actor.userId)).toBe("agent");
    await role(ben.actor.userId, "viewer");
    expect(await readSupportRole(ben.actor.userId)).toBe("viewer");
    await expect(role(ana.actor.userId, "agent")).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(role(newId(), "agent")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const usurping = setAgent(ben, { staffUserId: ben.actor.userId, role: "lead", takesTickets: false });
    await expect(usurping).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("are with views that belong to whoever saved them", async () => {
    await saveView(ana, { name: "Bugs", query: "queue=all&label=bug" });
    await saveView(ana, { name: "Bugs", query: "queue=mine&label=bug" });
    const [view] = await listSavedViews(ana.actor.userId);
    expect(view?.query).toBe("queue=mine&label=bug");
    await deleteView(ben, view?.id ?? "");
    expect(await listSavedViews(ana.actor.userId)).toHaveLength(1);
    expect(await listSavedViews(ben.actor.userId)).toEqual([]);
  });
});
