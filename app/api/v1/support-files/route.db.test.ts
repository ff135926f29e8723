import { beforeAll, describe, expect, it, vi } from "vitest";
import { createApiKey } from "@/lib/api-keys/mutations";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { GET as readConversation, POST as write } from "../support-tickets/[id]/messages/route";
import { POST as open } from "../support-tickets/route";
import { POST as upload } from "./route";

vi.mock("@/lib/events/send", () => ({ sendEvents: vi.fn(() => Promise.resolve()) }));

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]).toString("base64");
const REPORT = { subject: "Chart", body: "Empty", type: "problem", area: "monitoring", severity: "medium" };

type Route = (request: Request, segment: { params: Promise<Record<string, string>> }) => Promise<Response>;

let tenant: OrganizationFixture;
let token: string;

async function keyOf({ context }: OrganizationFixture): Promise<string> {
  const scopes = ["support:read", "support:write"] as const;
  return (await createApiKey(context, { name: "Desk", scopes: [...scopes], expiresInDays: 7 })).token;
}

async function call(route: Route, given: { body?: object; id?: string; key?: string; once?: string }) {
  const request = new Request("http://localhost/api/v1/support-files", {
    method: given.body ? "POST" : "GET",
    body: given.body && JSON.stringify(given.body),
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${given.key ?? token}`,
      ...(given.once && { "idempotency-key": given.once }),
    },
  });
  const params: Record<string, string> = given.id === undefined ? {} : { id: given.id };
  const response = await route(request, { params: Promise.resolve(params) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const uploaded = async (key = token) =>
  String((await call(upload, { body: { name: "screen.png", content: PNG }, key })).body.id);

beforeAll(async () => {
  tenant = await createOrganizationFixture("Files by key");
  token = await keyOf(tenant);
});

describe("files of the support API", () => {
  it("go with a request and with a message, and are named in the conversation", async () => {
    const opened = await call(open, { body: { ...REPORT, file_ids: [await uploaded()] } });
    expect(opened.status).toBe(201);
    const id = String(opened.body.id);
    const answer = await call(write, { id, body: { body: "Again", file_ids: [await uploaded()] } });
    expect(answer.status).toBe(201);
    const { body } = await call(readConversation, { id });
    const file = { name: "screen.png", media_type: "image/png", size_bytes: 11 };
    expect(body).toMatchObject({ data: [{ files: [file] }, { files: [file] }] });
  });

  it("are sent once, and by the key that uploaded them alone", async () => {
    const id = await uploaded();
    const other = await keyOf(await createOrganizationFixture("Elsewhere"));
    for (const key of [other, await keyOf(tenant)])
      expect((await call(open, { body: { ...REPORT, file_ids: [id] }, key })).status).toBe(422);
    expect((await call(open, { body: { ...REPORT, file_ids: [id] } })).status).toBe(201);
    expect((await call(open, { body: { ...REPORT, file_ids: [id] } })).status).toBe(422);
  });

  it("are the same file when they are sent again with the same Idempotency-Key", async () => {
    const body = { name: "screen.png", content: PNG };
    const [first, again] = [
      await call(upload, { body, once: "file-1" }),
      await call(upload, { body, once: "file-1" }),
    ];
    expect(again.body).toEqual(first.body);
  });

  it.each([
    ["a page that calls itself a picture", Buffer.from("<!doctype html><p>").toString("base64"), 422],
    ["what is no Base64", "%%%", 422],
    ["more than 10 MiB", Buffer.alloc(10 * 1024 * 1024 + 1, "a").toString("base64"), 422],
    ["far more than that", "a".repeat(15 * 1024 * 1024), 413],
  ])("are refused: %s", async (_, content, status) => {
    expect((await call(upload, { body: { name: "screen.png", content } })).status).toBe(status);
  });
});
