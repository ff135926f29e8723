import "server-only";
import { timingSafeEqual } from "node:crypto";
import { AppError } from "@/lib/core/errors";
import { keyedHash } from "@/lib/crypto/keyed-hash";

const SIGNATURE_BYTES = 16;

/** The list that a cursor belongs to: nowhere else does it mean anything. */
export type CursorList = { operation: string; organizationId: string; filters: unknown };

/** Seals a place of a list, so that it comes back as it left or not at all. */
export function sealCursor(list: CursorList, place: unknown): string {
  const text = JSON.stringify(place);
  return `${Buffer.from(text).toString("base64url")}.${signature(list, text).toString("base64url")}`;
}

/** The place that a cursor names. INVALID_INPUT for anything but a cursor of this very list. */
export function openCursor(list: CursorList, cursor: string): unknown {
  const [place = "", given = ""] = cursor.split(".");
  const text = Buffer.from(place, "base64url").toString();
  const expected = signature(list, text);
  const presented = Buffer.from(given, "base64url");
  if (presented.length !== expected.length || !timingSafeEqual(presented, expected)) throw wrongCursor();
  return JSON.parse(text) as unknown;
}

function signature({ operation, organizationId, filters }: CursorList, text: string): Buffer {
  const signed = JSON.stringify([operation, organizationId, filters, text]);
  return keyedHash("api-cursor", signed).subarray(0, SIGNATURE_BYTES);
}

function wrongCursor(): AppError {
  const message = "is no cursor of this list with these filters; leave it out to begin anew";
  return new AppError("INVALID_INPUT", `cursor ${message}.`, { fields: [{ field: "cursor", message }] });
}
