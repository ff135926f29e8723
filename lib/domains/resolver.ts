import "server-only";
import { Resolver } from "node:dns/promises";
import { env } from "@/lib/env";

/** What the name's TXT records say; `unreachable` says nothing about the name. */
export type TxtAnswer = { kind: "found"; values: string[] } | { kind: "none" } | { kind: "unreachable" };

export type LookUpTxt = (name: string) => Promise<TxtAnswer>;

/** Where a name leads: to another name, to addresses. Both empty where nothing stands there. */
export type HostAnswer = { kind: "found"; aliases: string[]; addresses: string[] } | { kind: "unreachable" };

export type LookUpHost = (name: string) => Promise<HostAnswer>;

const TIMEOUT_MILLISECONDS = 3_000;
const TRIES = 2;
const NO_RECORD = ["ENOTFOUND", "ENODATA"];

/** Asks the resolvers that the settings name, or those of the machine. */
export const lookUpTxt: LookUpTxt = async (name) => {
  const records = await ask((resolver) => resolver.resolveTxt(name));
  if (records === null) return { kind: "unreachable" };
  if (records.length === 0) return { kind: "none" };
  return { kind: "found", values: records.map((parts) => parts.join("")) };
};

/** The alias of a name and the addresses behind it. An alias is an answer, also while it leads to nothing. */
export const lookUpHost: LookUpHost = async (name) => {
  const [aliases, v4, v6] = await Promise.all([
    ask((resolver) => resolver.resolveCname(name)),
    ask((resolver) => resolver.resolve4(name)),
    ask((resolver) => resolver.resolve6(name)),
  ]);
  if (aliases === null) return { kind: "unreachable" };
  if (aliases.length === 0 && (v4 === null || v6 === null)) return { kind: "unreachable" };
  return { kind: "found", aliases, addresses: [...(v4 ?? []), ...(v6 ?? [])] };
};

/** No records are an empty list; null when nobody answered the question. */
async function ask<Record>(question: (resolver: Resolver) => Promise<Record[]>): Promise<Record[] | null> {
  const resolver = new Resolver({ timeout: TIMEOUT_MILLISECONDS, tries: TRIES });
  if (env.DNS_SERVERS.length > 0) resolver.setServers(env.DNS_SERVERS);
  try {
    return await question(resolver);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return NO_RECORD.includes(code) ? [] : null;
  }
}
