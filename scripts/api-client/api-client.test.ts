import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { generatedFiles } from "./files";

it("the typed client says what the API does today; if not, run npm run api:client", async () => {
  for (const { path, text } of await generatedFiles()) expect(await readFile(path, "utf8"), path).toBe(text);
});
