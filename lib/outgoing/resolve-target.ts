import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isAllowedAddress } from "./address-rules";
import { NOT_PUBLIC, type OutgoingTarget } from "./check-url";
import { failure, type OutgoingFailure, type Resolve, type ResolvedAddress } from "./types";

/** The system's resolver: the same that a connection would ask, hosts file included. */
export const systemResolve: Resolve = async (hostname) => {
  const found = await lookup(hostname, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

type Resolved = { ok: true; addresses: ResolvedAddress[] };

/**
 * Looks the host up, once: what is connected to is exactly what was checked. A name of which a single
 * address is not public is refused, so that nobody can choose between them afterwards.
 */
export async function resolveTarget(
  { hostname, allowPrivate }: OutgoingTarget,
  resolve: Resolve,
): Promise<Resolved | OutgoingFailure> {
  const literal = isIP(hostname);
  const addresses =
    literal === 0
      ? await resolve(hostname).catch(() => [])
      : [{ address: hostname, family: literal === 6 ? (6 as const) : (4 as const) }];
  if (addresses.length === 0) return failure("name-not-found", `The host ${hostname} was not found.`);
  const isAllowed = addresses.every(({ address }) => isAllowedAddress(address, { allowPrivate }));
  return isAllowed ? { ok: true, addresses } : failure("address-not-allowed", NOT_PUBLIC);
}
