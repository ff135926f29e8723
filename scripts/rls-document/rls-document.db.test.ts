import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { readRowLevelSecurity } from "./read";
import { RLS_DOCUMENT_PATH, renderRowLevelSecurity } from "./render";

it("docs/rls.md says what the policies of the database are; run npm run docs:rls after changing them", async () => {
  const written = await readFile(RLS_DOCUMENT_PATH, "utf8");
  expect(written).toBe(await renderRowLevelSecurity(await readRowLevelSecurity()));
});
