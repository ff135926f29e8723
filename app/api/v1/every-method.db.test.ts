import { describe, expect, it } from "vitest";
import { apiAddresses, apiRoutes, callApi } from "@/scripts/testing/api-routes";

const addresses = await apiAddresses();
const declared = await apiRoutes();
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const UUID = "01980c3e-8810-7001-8c0c-b5a0e8d5f001";

const lacking = addresses.flatMap(({ path, handlers }) =>
  METHODS.filter((method) => !path.startsWith("/api/otlp") || method !== "POST")
    .filter((method) => !declared.some((route) => route.path === path && route.method === method))
    .map((method) => ({ method, path, handler: handlers[method] })),
);

describe("a method that an address of the API lacks", () => {
  it.each(lacking)("is answered by a problem that names those it has: $method $path", async (route) => {
    const { method, path, handler } = route;
    if (handler === undefined) throw new Error("The router answers this with an empty page.");
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
    const params = Object.fromEntries(names.map((name) => [name, UUID]));
    const reply = await callApi({ method, path, handler }, { params });
    expect(reply.status).toBe(405);
    expect(reply.headers.get("content-type")).toBe("application/problem+json");
    expect(reply.body).toMatchObject({ code: "method_not_allowed", status: 405 });
    const allowed = (reply.headers.get("allow") ?? "").split(", ");
    const own = declared.filter((other) => other.path === path).map((other) => other.method);
    const expected = path.startsWith("/api/otlp") ? ["POST"] : own;
    const known = allowed.filter((name) => name !== "HEAD" && name !== "OPTIONS");
    expect(known.sort()).toEqual(expected.sort());
  });
});
