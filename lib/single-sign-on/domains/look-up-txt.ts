import "server-only";
import { Resolver } from "node:dns/promises";
import { env } from "@/lib/env";

/** What the name's TXT records say; `unreachable` says nothing about the name. */
export type TxtAnswer = { kind: "found"; values: string[] } | { kind: "none" } | { kind: "unreachable" };

export type LookUpTxt = (name: string) => Promise<TxtAnswer>;

const TIMEOUT_MILLISECONDS = 3_000;
const TRIES = 2;
const NO_RECORD = ["ENOTFOUND", "ENODATA"];

/** Asks the resolvers that the settings name, or those of the machine. */
export const lookUpTxt: LookUpTxt = async (name) => {
  const resolver = new Resolver({ timeout: TIMEOUT_MILLISECONDS, tries: TRIES });
  if (env.DNS_SERVERS.length > 0) resolver.setServers(env.DNS_SERVERS);
  try {
    const records = await resolver.resolveTxt(name);
    return { kind: "found", values: records.map((parts) => parts.join("")) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return { kind: NO_RECORD.includes(code) ? "none" : "unreachable" };
  }
};
