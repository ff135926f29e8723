// npm run docs:rls: writes docs/rls.md from the policies of the live database.
import { writeFile } from "node:fs/promises";
import { disconnect } from "@/lib/db/client";
import { readRowLevelSecurity } from "./rls-document/read";
import { RLS_DOCUMENT_PATH, renderRowLevelSecurity } from "./rls-document/render";

await writeFile(RLS_DOCUMENT_PATH, await renderRowLevelSecurity(await readRowLevelSecurity()));
console.log(`Wrote ${RLS_DOCUMENT_PATH}.`);
await disconnect();
