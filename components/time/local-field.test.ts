import { describe, expect, it } from "vitest";
import { fromLocalField, toLocalField } from "./local-field";

describe("a date field in the reader's zone", () => {
  it.each([
    ["UTC", "2026-11-22T01:30", "2026-11-22T01:30:00.000Z"],
    ["Europe/Berlin", "2026-07-01T09:00", "2026-07-01T07:00:00.000Z"],
    ["Asia/Kathmandu", "2026-07-01T00:15", "2026-06-30T18:30:00.000Z"],
    ["Pacific/Auckland", "2026-01-01T00:00", "2025-12-31T11:00:00.000Z"],
  ])("means in %s at %s the instant %s, and shows it again", (zone, field, instant) => {
    expect(fromLocalField(field, zone)).toBe(instant);
    expect(toLocalField(new Date(instant), zone)).toBe(field);
  });

  it.each([
    ["skipped", "2026-03-29T02:30", "2026-03-29T01:30:00.000Z"],
    ["shown twice", "2026-10-25T02:30", "2026-10-25T00:30:00.000Z"],
  ])("knows a time that the clocks have %s", (_, field, instant) => {
    expect(fromLocalField(field, "Europe/Berlin")).toBe(instant);
  });

  it.each([null, "", "tomorrow", "2026-11-22"])("says nothing where it holds %j", (value) => {
    expect(fromLocalField(value, "UTC")).toBe("");
  });
});
