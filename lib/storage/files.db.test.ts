import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { getFile, putFile, removeFile } from "./files";
import { objectStore } from "./store";
import type { ByteStream } from "./types";

const FILE = { path: "evidence/backup.txt", contentType: "text/plain", maxBytes: 1_000 };

async function* bytes(text: string): ByteStream {
  yield Buffer.from(text);
}

async function objectsOf(organizationId: string): Promise<number> {
  const folder = join(String(process.env.STORAGE_DIRECTORY), organizationId);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

async function usedBytes(organizationId: string): Promise<number> {
  const { rows } = await asSuperuser(
    "SELECT coalesce(sum(size_bytes), 0)::int AS used FROM stored_files WHERE organization_id = $1",
    [organizationId],
  );
  return rows[0].used as number;
}

describe("files of an organisation", () => {
  let tenant: OrganizationFixture;
  beforeAll(async () => {
    process.env.STORAGE_DIRECTORY = await mkdtemp(join(tmpdir(), "regulix-files-"));
    tenant = await createOrganizationFixture("Files");
  });

  it("are stored under the organisation's prefix and counted in the database", async () => {
    const before = await usedBytes(tenant.organization.id);
    const { key, sizeBytes } = await putFile(tenant.context, FILE, bytes("proof"));
    expect(key.startsWith(`${tenant.organization.id}/`)).toBe(true);
    expect(await usedBytes(tenant.organization.id)).toBe(before + sizeBytes);
    const { stream, contentType } = await getFile(tenant.context, key);
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe("proof");
    expect(contentType).toBe("text/plain");
  });

  it("never replace each other, even under the same path", async () => {
    const first = await putFile(tenant.context, FILE, bytes("one"));
    const second = await putFile(tenant.context, FILE, bytes("two"));
    expect(first.key).not.toBe(second.key);
    expect((await getFile(tenant.context, first.key)).sha256).toBe(first.sha256);
  });

  it("do not exist for another organisation", async () => {
    const stranger = await createOrganizationFixture("Stranger");
    const { key } = await putFile(tenant.context, FILE, bytes("secret"));
    await expect(getFile(stranger.context, key)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(removeFile(stranger.context, key)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await getFile(tenant.context, key)).sizeBytes).toBe(6);
  });

  it("are gone with their bytes when removed", async () => {
    const { key } = await putFile(tenant.context, FILE, bytes("old"));
    await removeFile(tenant.context, key);
    await expect(getFile(tenant.context, key)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await (await objectStore()).exists(key)).toBe(false);
  });

  it("do not exceed the quota, however many come at once, and leave no bytes behind", async () => {
    const small = await createOrganizationFixture("Small");
    await asSuperuser("UPDATE organizations SET storage_quota_bytes = 10 WHERE id = $1", [
      small.organization.id,
    ]);
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () => putFile(small.context, FILE, bytes("1234"))),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect(await usedBytes(small.organization.id)).toBe(8);
    expect(await objectsOf(small.organization.id)).toBe(2);
    const refused = results.find((result) => result.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "PAYLOAD_TOO_LARGE" });
  });
});
