import { beforeAll, describe, expect, it, vi } from "vitest";
import { SOCKET_ADDRESS_HEADER } from "@/lib/security-headers/request-marks";
import { createOrganizationFixture } from "@/scripts/testing/organization-fixture";
import { allowProviders } from "@/scripts/testing/providers/outgoing-settings";
import { asSuperuser } from "@/scripts/testing/superuser";
import { GET } from "./route";

vi.mock("@/lib/env", async (load) => {
  const { changeableEnv } = await import("@/scripts/testing/providers/outgoing-settings");
  return { env: changeableEnv((await load<typeof import("@/lib/env")>()).env) };
});

const TOKEN = "a token of the proxy";
const HERE = { host: "127.0.0.1:3000", [SOCKET_ADDRESS_HEADER]: "127.0.0.1" };
const ELSEWHERE = { host: "app.example.com", [SOCKET_ADDRESS_HEADER]: "198.51.100.7" };

const STATES = ["pending", "verified", "active", "suspended"] as const;

async function ask(query: Record<string, string>, headers: Record<string, string> = HERE): Promise<number> {
  const address = `http://127.0.0.1:3000/api/custom-domain/ask?${new URLSearchParams(query).toString()}`;
  return (await GET(new Request(address, { headers }))).status;
}

describe("a proxy that asks whether to get a certificate", () => {
  const suffix = `a${Date.now()}.test`;

  beforeAll(async () => {
    allowProviders([], { CUSTOM_DOMAIN_ASK_TOKEN: TOKEN });
    const { organization } = await createOrganizationFixture("Acme");
    await asSuperuser("UPDATE organizations SET plan = 'enterprise' WHERE id = $1", [organization.id]);
    for (const state of STATES)
      await asSuperuser(
        `INSERT INTO custom_domains (organization_id, host_name, challenge, state, created_at, verified_at, suspended_at)
         VALUES ($1, $2, 'x', $3::text, now(), CASE WHEN $3 <> 'pending' THEN now() END,
           CASE WHEN $3 = 'suspended' THEN now() END)`,
        [organization.id, `${state}.${suffix}`, state],
      );
  });

  it.each(STATES.map((state) => [state, state === "active" ? 200 : 404] as const))(
    "hears of a domain that is %s: %i",
    async (state, status) => {
      expect(await ask({ domain: `${state}.${suffix}` })).toBe(status);
      expect(await ask({ domain: `${state}.${suffix}`.toUpperCase() })).toBe(status);
    },
  );

  it.each([
    ["a name that nobody has claimed", "free.example.org", 404],
    ["a name below one that is served", `x.active.${suffix}`, 404],
    ["no name", "", 400],
    ["an endless name", "a".repeat(300), 400],
  ])("hears of %s", async (_what, domain, status) => {
    expect(await ask({ domain })).toBe(status);
  });

  it("that runs elsewhere presents the token", async () => {
    const domain = `active.${suffix}`;
    expect(await ask({ domain }, ELSEWHERE)).toBe(403);
    expect(await ask({ domain, token: "another" }, ELSEWHERE)).toBe(403);
    expect(await ask({ domain, token: TOKEN }, ELSEWHERE)).toBe(200);
  });

  it("cannot be played by whoever comes through it", async () => {
    const through = { ...HERE, "x-forwarded-for": "198.51.100.7" };
    expect(await ask({ domain: `active.${suffix}` }, through)).toBe(403);
    expect(await ask({ domain: `active.${suffix}`, token: "" }, through)).toBe(403);
  });

  it("needs a token that is set: an empty one opens nothing", async () => {
    allowProviders([], { CUSTOM_DOMAIN_ASK_TOKEN: undefined });
    expect(await ask({ domain: `active.${suffix}`, token: "" }, ELSEWHERE)).toBe(403);
    expect(await ask({ domain: `active.${suffix}`, token: "undefined" }, ELSEWHERE)).toBe(403);
    allowProviders([], { CUSTOM_DOMAIN_ASK_TOKEN: TOKEN });
  });
});
