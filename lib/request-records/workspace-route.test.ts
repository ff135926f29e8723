import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { WORKSPACE_ROUTES, workspaceRoute } from "./workspace-route";

const WORKSPACE = "app/(workspace)";
/** A folder that is no part of the address. */
const ROUTE_GROUP = /\/\([^)]+\)/g;

describe("the patterns that request records are counted under", () => {
  it("are those of the tree: a new page or download needs its line", () => {
    const files = readdirSync(WORKSPACE, { recursive: true, encoding: "utf8" }).filter((file) =>
      ["page.tsx", "route.ts"].includes(basename(file)),
    );
    expect(files.length).toBeGreaterThan(0);
    const addresses = files.map((file) => `/${dirname(file)}`.replaceAll(ROUTE_GROUP, ""));
    expect([...WORKSPACE_ROUTES].sort()).toEqual(addresses.sort());
  });

  it.each([
    ["/acme/dashboard", "/[organization]/dashboard"],
    ["/acme/security/17?range=7d", "/[organization]/security/[sequence]"],
    ["/acme/security/export?q=a/b", "/[organization]/security/export"],
    ["/acme/monitoring/orders.placed", "/[organization]/monitoring/[metric]"],
    ["/acme/monitoring/cpu_usage/history.csv", "/[organization]/monitoring/[metric]/history.csv"],
    ["/acme/nothing/here", "/[organization]/…"],
    ["", "/[organization]/…"],
  ])("hold no id: %s", (path, route) => {
    expect(workspaceRoute(path)).toBe(route);
  });
});
