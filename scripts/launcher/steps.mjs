// Progress on the terminal, and steps that are skipped while their inputs stay the same.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { dataDirectory, root } from "./places.mjs";

const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1);

/** Runs `work`, telling what happens and how long it took; a long step shows that it is alive. */
export async function step(title, work) {
  const started = Date.now();
  const interactive = process.stdout.isTTY === true;
  const alive = setInterval(
    () =>
      process.stdout.write(
        interactive ? `\r  … ${title} (${seconds(started)} s)` : `  … ${title} (${seconds(started)} s)\n`,
      ),
    interactive ? 1_000 : 15_000,
  );
  try {
    const result = await work();
    const note = typeof result === "string" ? ` – ${result}` : "";
    process.stdout.write(`${interactive ? "\r\x1b[K" : ""}  ✓ ${title}${note} (${seconds(started)} s)\n`);
    return result;
  } catch (error) {
    process.stdout.write(`${interactive ? "\r\x1b[K" : ""}  ✗ ${title} (${seconds(started)} s)\n`);
    throw error;
  } finally {
    clearInterval(alive);
  }
}

async function* filesBelow(path) {
  const entry = await stat(path).catch(() => null);
  if (!entry) return;
  if (entry.isFile()) {
    yield path;
    return;
  }
  for (const name of (await readdir(path)).sort()) {
    if (name !== "node_modules" && name !== "generated") yield* filesBelow(join(path, name));
  }
}

/** SHA-256 over names and contents of files and folders (paths relative to the repository). */
export async function fingerprint(paths, extra = "") {
  const hash = createHash("sha256").update(process.version).update(extra);
  for (const path of paths) {
    for await (const file of filesBelow(join(root, path))) {
      hash.update(relative(root, file)).update(await readFile(file));
    }
  }
  return hash.digest("hex");
}

/** Runs `work` unless the stamp of an earlier run carries the same fingerprint and `intact()` holds. */
export async function whenChanged(name, key, intact, work) {
  const path = join(dataDirectory, "stamps", name);
  const earlier = await readFile(path, "utf8").catch(() => "");
  if (earlier === key && (await intact())) return false;
  await work();
  await mkdir(join(dataDirectory, "stamps"), { recursive: true });
  await writeFile(path, key);
  return true;
}
