import { describe, expect, it } from "vitest";
import { withPlatform } from "@/lib/db/with-platform";
import { commitment, contentHash, GENESIS_HASH, linkHash, newSalt } from "./chain";

const LINK = {
  organizationId: "0197a6d0-0000-7000-8000-000000000001",
  sequence: 9_007_199_254_740_991,
  previousHash: GENESIS_HASH,
  contentHash: contentHash({ b: [1, 2.5], a: "ä" }),
};

describe("the rule of the chains", () => {
  // Written down so that no refactoring can change what earlier entries were hashed with:
  // printf '{"a":"ä","b":[1,2.5]}' | sha256sum
  it("hashes the canonical text of the content", () => {
    expect(LINK.contentHash).toBe("56d36f6cee8ef0b43212ab8d23a085a065588ad5aacbce383c085d2280ff2c50");
  });

  it("hashes the canonical text of the link", () => {
    expect(linkHash(LINK)).toBe("e9d0685361cb1807286c79b573ffaf625dffcf83d5713bb927f0e59006d25667");
  });

  it("gives the same hash in the database", async () => {
    const [row] = await withPlatform(
      "test",
      (transaction) => transaction.$queryRaw<{ hash: string }[]>`
        SELECT encode(chain_link_hash(${LINK.organizationId}::uuid, ${LINK.sequence}::bigint,
          decode(${LINK.previousHash}, 'hex'), decode(${LINK.contentHash}, 'hex')), 'hex') AS hash`,
    );
    expect(row?.hash).toBe(linkHash(LINK));
  });

  it("commits to a value under its salt only", () => {
    const salt = newSalt();
    expect(commitment(salt, "mira@example.test")).toBe(commitment(salt, "mira@example.test"));
    expect(commitment(newSalt(), "mira@example.test")).not.toBe(commitment(salt, "mira@example.test"));
  });
});
