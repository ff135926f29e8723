import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, deflateSync, crc32 } from "node:zlib";
import sharp from "sharp";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PlanKey } from "@/lib/plans/plans";
import { getFile } from "@/lib/storage/files";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { findImage } from "./find-image";
import { removeImage, uploadImage } from "./mutations/change-image";
import { resetBranding } from "./mutations/reset-branding";
import { saveColors } from "./mutations/save-colors";
import { readBranding } from "./read-branding";
import { PRODUCT_COLORS } from "./shades";

const BROWN = { primaryLight: "#7c2d12", primaryDark: null, accentLight: null, accentDark: null };

async function png(width = 600, height = 200): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 4, background: "#7c2d12" } })
    .png()
    .toBuffer();
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.byteLength, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A few kilobytes that unpack to a gigabyte of one colour. */
function decompressionBomb(): Buffer {
  const header = Buffer.from("0000800000008000" + "08" + "00" + "000000", "hex");
  const rows = deflateSync(Buffer.alloc(32_769 * 64));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

async function bytesOf(path: string): Promise<Buffer | null> {
  const [, token = "", kind = ""] = /^\/api\/branding\/([^/]+)\/([a-z]+)/.exec(path) ?? [];
  const image = await findImage(token, kind);
  if (image === null) return null;
  const chunks: Uint8Array[] = [];
  for await (const part of image.stream) chunks.push(part);
  return Buffer.concat(chunks);
}

describe("the branding of an organisation", () => {
  let tenant: OrganizationFixture;

  const plan = (key: PlanKey) =>
    asSuperuser("UPDATE organizations SET plan = $2, subscription_status = 'active' WHERE id = $1", [
      tenant.organization.id,
      key,
    ]);
  const look = () => readBranding(tenant.organization.id);
  const filesOf = async () =>
    (
      await asSuperuser("SELECT key FROM stored_files WHERE organization_id = $1", [tenant.organization.id])
    ).rows.map(({ key }) => key as string);
  const entriesOf = async () =>
    (
      await asSuperuser(
        "SELECT action FROM audit_logs WHERE organization_id = $1 AND action LIKE 'branding.%' ORDER BY recorded_at, id",
        [tenant.organization.id],
      )
    ).rows.map(({ action }) => action as string);

  beforeAll(async () => {
    process.env.STORAGE_DIRECTORY = await mkdtemp(join(tmpdir(), "regulix-brand-"));
  });
  beforeEach(async () => {
    tenant = await createOrganizationFixture("Branded");
    await plan("enterprise");
  });

  it("is the product's until something is chosen", async () => {
    expect(await look()).toMatchObject({
      name: "Branded",
      logo: null,
      favicon: null,
      hasColors: false,
      ...PRODUCT_COLORS.light,
    });
  });

  it("needs a plan that has it, to be changed and to be shown", async () => {
    await saveColors(tenant.context, BROWN);
    await uploadImage(tenant.context, "logo", await png());
    const shown = (await look()).logo;
    await plan("pro");
    await expect(saveColors(tenant.context, BROWN)).rejects.toMatchObject({ code: "PLAN_REQUIRED" });
    await expect(uploadImage(tenant.context, "logo", await png())).rejects.toMatchObject({ status: 402 });
    expect(await look()).toMatchObject({ logo: null, ...PRODUCT_COLORS.light });
    expect(await bytesOf(shown?.path ?? "")).toBeNull();
  });

  it("is for those who may change the organisation", async () => {
    const member = await createOrganizationFixture("Reader", "member");
    await expect(saveColors(member.context, BROWN)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(uploadImage(member.context, "logo", await png())).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(resetBranding(member.context)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("keeps colours with the shades of both themes, and refuses what nobody could read", async () => {
    await saveColors(tenant.context, BROWN);
    const { primary, light, dark, hasColors } = await look();
    expect([primary, light.primary, hasColors]).toEqual(["#7c2d12", "#7c2d12", true]);
    expect(dark.primary).not.toBe("#7c2d12");
    await expect(saveColors(tenant.context, { ...BROWN, primaryLight: "#ffee00" })).rejects.toMatchObject({
      code: "INVALID_INPUT",
      fields: [{ field: "primaryLight" }],
    });
    expect((await look()).primary).toBe("#7c2d12");
  });

  it("shows an uploaded logo re-encoded, to its address alone, and keeps one file of it", async () => {
    await uploadImage(tenant.context, "logo", await png(2_000, 400));
    await uploadImage(tenant.context, "logo", await png());
    const { logo } = await look();
    const bytes = await bytesOf(logo?.path ?? "");
    expect(await sharp(bytes ?? Buffer.alloc(0)).metadata()).toMatchObject({
      format: "png",
      width: 384,
      height: 128,
    });
    expect(await filesOf()).toEqual([logo?.key]);
    expect((await getFile(tenant.context, logo?.key ?? "")).contentType).toBe("image/png");
    expect(await findImage("x".repeat(43), "logo")).toBeNull();
    expect(logo?.path).not.toContain(tenant.organization.id);
  });

  it("makes a square of a browser icon", async () => {
    await uploadImage(tenant.context, "favicon", await png(300, 100));
    const bytes = await bytesOf((await look()).favicon?.path ?? "");
    expect(await sharp(bytes ?? Buffer.alloc(0)).metadata()).toMatchObject({ width: 96, height: 96 });
  });

  it("strips what an image carries beside its pixels", async () => {
    const secret = "taken at 52.52 N, 13.40 E";
    const carrying = await sharp(await png())
      .withExif({ IFD0: { ImageDescription: secret } })
      .jpeg()
      .toBuffer();
    expect(carrying.toString("latin1")).toContain(secret);
    await uploadImage(tenant.context, "logo", carrying);
    const bytes = await bytesOf((await look()).logo?.path ?? "");
    expect(bytes?.toString("latin1")).not.toContain(secret);
  });

  it.each([
    ["an SVG with a script", () => Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")],
    ["a page that says it is a PNG", () => Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a PNG's first bytes and then something else", () => Buffer.from("\x89PNG\r\n\x1a\n<svg>", "latin1")],
    ["an archive", () => deflateRawSync(Buffer.from("PK"))],
    ["nothing", () => Buffer.alloc(0)],
    ["a decompression bomb", decompressionBomb],
    ["too many bytes", () => Buffer.alloc(1024 * 1024 + 1)],
    ["half an image", async () => (await png(900, 900)).subarray(0, 400)],
  ])("refuses %s and keeps nothing of it", async (_, make) => {
    await expect(uploadImage(tenant.context, "logo", await make())).rejects.toMatchObject({
      code: "INVALID_INPUT",
      fields: [{ field: "file" }],
    });
    expect(await filesOf()).toEqual([]);
  });

  it("keeps one file when two are uploaded at once", async () => {
    const image = await png();
    await Promise.all([
      uploadImage(tenant.context, "logo", image),
      uploadImage(tenant.context, "logo", image),
    ]);
    expect(await filesOf()).toEqual([(await look()).logo?.key]);
  });

  it("is gone after a reset, also at the address that mails name", async () => {
    await saveColors(tenant.context, BROWN);
    await uploadImage(tenant.context, "logo", await png());
    await uploadImage(tenant.context, "favicon", await png());
    const { logo } = await look();
    await removeImage(tenant.context, "favicon");
    await resetBranding(tenant.context);
    expect(await look()).toMatchObject({ logo: null, favicon: null, hasColors: false });
    expect(await bytesOf(logo?.path ?? "")).toBeNull();
    expect(await filesOf()).toEqual([]);
    expect(await entriesOf()).toEqual([
      "branding.save_colors",
      "branding.upload_logo",
      "branding.upload_favicon",
      "branding.remove_favicon",
      "branding.reset",
    ]);
  });

  it("is not served for an organisation that is closed", async () => {
    await uploadImage(tenant.context, "logo", await png());
    const { logo } = await look();
    await asSuperuser("UPDATE organizations SET deleted_at = now() WHERE id = $1", [tenant.organization.id]);
    expect(await bytesOf(logo?.path ?? "")).toBeNull();
  });
});
