// npm run api:client: writes the typed client of the public API from its OpenAPI document.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { generatedFiles } from "./api-client/files";

for (const { path, text } of await generatedFiles()) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  console.log(`Wrote ${path}.`);
}
