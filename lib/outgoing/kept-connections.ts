import { Agent as PlainAgent, type RequestOptions } from "node:http";
import { Agent as SecureAgent } from "node:https";
import type { ResolvedAddress } from "./types";

/** Shorter than servers keep an idle connection, so that they seldom close the one that is just used. */
const IDLE_MILLISECONDS = 4_000;
const OPTIONS = { keepAlive: true, timeout: IDLE_MILLISECONDS, maxFreeSockets: 16 };

/** What parts the connections of a pool: never two owners, and never other addresses than were checked. */
type Marked = { connectionMark?: string };

class MarkedPlainAgent extends PlainAgent {
  override getName(options: RequestOptions & Marked = {}): string {
    return `${super.getName(options)}:${options.connectionMark}`;
  }
}

class MarkedSecureAgent extends SecureAgent {
  override getName(options: RequestOptions & Marked = {}): string {
    return `${super.getName(options)}:${options.connectionMark}`;
  }
}

const plain = new MarkedPlainAgent(OPTIONS);
const secure = new MarkedSecureAgent(OPTIONS);

/** Lets a request use a connection again that the same owner had to the same addresses a moment ago. */
export function keptConnection(
  owner: string,
  isSecure: boolean,
  addresses: readonly ResolvedAddress[],
): RequestOptions & Marked {
  const checked = addresses.map(({ address }) => address).sort();
  return { agent: isSecure ? secure : plain, connectionMark: [owner, ...checked].join(" ") };
}
