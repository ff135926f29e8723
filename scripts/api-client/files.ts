import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { openApiDocument } from "@/lib/api/openapi";
import { renderClient, renderTypes } from "./render";

const FOLDER = join(import.meta.dirname, "../../clients/typescript/src/generated");

/** The written files of the client, as they have to be now. */
export async function generatedFiles(): Promise<{ path: string; text: string }[]> {
  // The client is told where Regulix is; the document's own address does not matter.
  const document = openApiDocument("https://regulix.example");
  const rendered = { "types.ts": renderTypes(document), "client.ts": renderClient(document) };
  return Promise.all(
    Object.entries(rendered).map(async ([name, text]) => {
      const path = join(FOLDER, name);
      return { path, text: await format(text, { ...(await resolveConfig(path)), filepath: path }) };
    }),
  );
}
