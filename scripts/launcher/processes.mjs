// Child processes: run to the end, or keep alive beside us.
import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { dataDirectory, root } from "./places.mjs";

const exitWithParent = pathToFileURL(join(root, "scripts/launcher/exit-with-parent.mjs")).href;

const runningToEnd = new Set();

/** Ends the commands that a step is waiting for: when the start itself is interrupted. */
export function interruptCommands() {
  for (const child of runningToEnd) child.kill("SIGTERM");
}

/** Runs a command to its end. On failure the error carries the last lines of what it printed. */
export function runToEnd(command, parameters, { environment = process.env, visible = false } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, parameters, {
      cwd: root,
      env: environment,
      stdio: ["ignore", visible ? "inherit" : "pipe", visible ? "inherit" : "pipe"],
    });
    runningToEnd.add(child);
    child.once("close", () => runningToEnd.delete(child));
    let output = "";
    const keep = (chunk) => (output = (output + chunk).slice(-20_000));
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.on("error", fail);
    child.on("close", (code, signal) => {
      if (code === 0) done(output);
      else
        fail(
          new Error(
            `${command} ${parameters.join(" ")} ended with ${signal ?? code}\n${output.split("\n").slice(-60).join("\n")}`,
          ),
        );
    });
  });
}

/**
 * Starts a Node program that ends with us, even when we are killed. It gets a process group of its
 * own, so that Ctrl-C reaches only the launcher, which then stops things in order.
 */
export async function startNode(name, parameters, environment, { visible = false } = {}) {
  await mkdir(join(dataDirectory, "logs"), { recursive: true });
  const log = createWriteStream(join(dataDirectory, "logs", `${name}.log`), { flags: "a" });
  const child = spawn(process.execPath, parameters, {
    cwd: root,
    detached: true,
    env: {
      ...environment,
      REGULIX_PARENT: String(process.pid),
      NODE_OPTIONS: `${environment.NODE_OPTIONS ?? ""} --import ${exitWithParent}`.trim(),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let tail = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      tail = (tail + chunk).slice(-8_000);
      log.write(chunk);
      if (visible) process.stdout.write(chunk);
    });
  }
  const exited = new Promise((done) => child.once("exit", (code, signal) => done({ code, signal })));
  return {
    name,
    child,
    exited,
    tail: () => tail,
    async stop(graceMilliseconds = 10_000) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const ended = await Promise.race([exited, pause(graceMilliseconds, null, { ref: false })]);
      if (ended === null) process.kill(-child.pid, "SIGKILL");
      await exited;
    },
  };
}

/** True when nothing listens on the port. */
function portIsFree(port, host) {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen(port, host, () => server.close(() => done(true)));
  });
}

/** Waits a moment for a port that a dying process may still hold; throws with the way out. */
export async function requireFreePort(port, host, what, setting, patienceMilliseconds = 3_000) {
  const deadline = Date.now() + patienceMilliseconds;
  do {
    if (await portIsFree(port, host)) return;
    await pause(Math.min(250, patienceMilliseconds));
  } while (Date.now() < deadline);
  throw new Error(
    `Port ${port} (${what}) is taken by another program. Choose another one with ${setting}, for example: ${setting}=${port + 10} npm start`,
  );
}

/** Polls until the address answers with success, or the process that should answer has ended. */
export async function waitUntilHealthy(url, served, timeoutMilliseconds = 60_000) {
  const deadline = Date.now() + timeoutMilliseconds;
  while (Date.now() < deadline) {
    if (served.child.exitCode !== null) throw new Error(`${served.name} ended at once:\n${served.tail()}`);
    const healthy = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return;
    await pause(100);
  }
  throw new Error(`${served.name} did not become healthy at ${url}:\n${served.tail()}`);
}
