import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { PLANS } from "@/lib/plans/plans";
import { IDEMPOTENCY_HOURS, MAX_IDEMPOTENCY_KEY_LENGTH } from "./limits";
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from "./schemas";

const page = readFileSync("docs/api.md", "utf8");

it("docs/api.md names the limits that hold", () => {
  for (const [plan, { limits }] of Object.entries(PLANS))
    expect(page).toMatch(new RegExp(`\\| \`${plan}\` +\\| ${limits["api-rate-multiple"]} +\\|`));
  expect(page).toContain(`\`limit\` is ${DEFAULT_PAGE_SIZE} unless said and at most ${MAX_PAGE_SIZE}`);
  expect(page).toContain(`For ${IDEMPOTENCY_HOURS} hours:`);
  expect(page).toContain(`up to ${MAX_IDEMPOTENCY_KEY_LENGTH} characters`);
});
