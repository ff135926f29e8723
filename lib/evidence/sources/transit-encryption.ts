import "server-only";
import { connect } from "node:tls";
import { withPlatform } from "@/lib/db/with-platform";
import { env } from "@/lib/env";
import { probeSource, type Observation } from "./probe-source";

const HANDSHAKE_MILLISECONDS = 5_000;

const DATABASE = `SELECT coalesce(bool_and(connection.ssl OR activity.client_addr IS NULL OR activity.client_addr <<= '127.0.0.0/8' OR activity.client_addr = '::1'), true) AS protected,
  count(*)::int AS connections
FROM pg_stat_activity activity JOIN pg_stat_ssl connection USING (pid)
WHERE activity.datname = current_database() AND activity.usename = current_user`;

/** The application by a handshake with its public address, the database by its own view of our connections. */
export const transitEncryption = probeSource({
  key: "encryption_in_transit",
  unit: "boolean",
  version: 1,
  query: `TLS handshake with APP_URL, certificate verified; and:\n${DATABASE}`,
  async probe(): Promise<Observation> {
    const application = await shakeHands(new URL(env.APP_URL));
    const [database] = await withPlatform("evidence of encryption", (transaction) =>
      transaction.$queryRawUnsafe<[{ protected: boolean; connections: number }]>(DATABASE),
    );
    const seen = { application, database: { ...database } };
    const sample = 1 + database.connections;
    if (application === "unreachable")
      return { value: null, reason: "probe_failed", numerator: null, denominator: null, sample, seen };
    const value = application.startsWith("TLSv1.") && database.protected;
    return { value, reason: null, numerator: null, denominator: null, sample, seen };
  },
});

/** The protocol that was agreed on; `plain` without TLS, `untrusted` with a certificate that does not verify. */
async function shakeHands(url: URL): Promise<string> {
  if (url.protocol !== "https:") return "plain";
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname, port: Number(url.port || 443), servername: url.hostname });
    const end = (answer: string) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(HANDSHAKE_MILLISECONDS, () => end("unreachable"));
    socket.once("secureConnect", () => end(socket.getProtocol() ?? "unreachable"));
    socket.once("error", (error: NodeJS.ErrnoException) =>
      end(error.syscall === undefined ? "untrusted" : "unreachable"),
    );
  });
}
