import { describe, expect, it } from "vitest";
import { setModules } from "@/lib/modules/set-modules";
import { addMemberFixture } from "@/scripts/testing/member-fixture";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";
import { dismissGettingStarted } from "./dismiss";
import { findGettingStarted } from "./queries";

describe("the list of first steps", () => {
  it("is read from what there is, for those who may do it", async () => {
    const { context, organization } = await createOrganizationFixture("Starting");
    const done = async () =>
      (await findGettingStarted(context))?.steps.flatMap(({ key, isDone }) => (isDone ? [key] : []));
    expect(await done()).toEqual([]);
    const member = await addMemberFixture(organization, "member");
    await setModules(context, { modules: [] });
    expect(await done()).toEqual(["colleague", "modules"]);
    expect(await findGettingStarted(member.context)).toBeNull();
  });

  it("stays away from a member who dismissed it, and from nobody else", async () => {
    const { context, organization } = await createOrganizationFixture("Dismissing");
    const admin = await addMemberFixture(organization, "admin");
    await dismissGettingStarted(context);
    await dismissGettingStarted(context);
    expect(await findGettingStarted(context)).toBeNull();
    expect(await findGettingStarted(admin.context)).not.toBeNull();
  });
});
