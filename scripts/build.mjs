// npm run build: everything that a hosting platform needs before `next start`.
import { buildApp, generateClient, installPackages, requireNode } from "./launcher/prepare.mjs";

requireNode();
await installPackages();
await generateClient();
await buildApp();
