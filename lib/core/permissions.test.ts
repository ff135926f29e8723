import { describe, expect, it } from "vitest";
import { can, PERMISSION_ACTIONS, permissionsOf, requirePermission } from "./permissions";
import { mayGrantRole, ROLES } from "./roles";

const isReading = (action: string) => action.endsWith(".read");

describe("the table of permissions", () => {
  it("lets an auditor read everything, verify the chain, run checks, take evidence along, ask for support and change nothing", () => {
    const readable = PERMISSION_ACTIONS.filter(isReading);
    expect(permissionsOf("auditor").sort()).toEqual(
      [
        ...readable,
        "audit-log.verify",
        "compliance.run",
        "evidence.export",
        "evidence.verify",
        "support.write",
      ].sort(),
    );
  });

  it("lets an owner do everything", () => {
    expect(permissionsOf("owner")).toEqual(PERMISSION_ACTIONS);
  });

  it("keeps managing people, keys and the organisation to owners and admins", () => {
    const managing = PERMISSION_ACTIONS.filter((action) => /^(members|api-keys|organization)\./.test(action));
    for (const role of ["member", "auditor", "billing"] as const)
      expect(managing.filter((action) => !isReading(action) && can(role, action))).toEqual([]);
  });

  it("names the roles that may, to whoever may not", () => {
    const member = { permissions: permissionsOf("member") };
    expect(() => requirePermission(member, "members.invite")).toThrow(/owner or admin/);
    expect(() => requirePermission(member, "members.read")).not.toThrow();
  });
});

describe("handing out roles", () => {
  it("never reaches above one's own role", () => {
    const granted = (role: (typeof ROLES)[number]) => ROLES.filter((target) => mayGrantRole(role, target));
    expect(granted("owner")).toEqual(ROLES);
    expect(granted("admin")).toEqual(ROLES.filter((role) => role !== "owner"));
    for (const role of ["member", "auditor", "billing"] as const) expect(granted(role)).toEqual([]);
  });
});
