// npm run audit:verify: follows every audit chain to its head. Exits with 2 when one is broken.
import { PLATFORM_CHAIN_ID } from "@/lib/audit/record";
import { CHAIN_PROBLEM_LABELS } from "@/lib/audit/problems";
import { chainReader, type Door } from "@/lib/audit/reader";
import { disconnect } from "@/lib/db/client";
import { withPlatform } from "@/lib/db/with-platform";
import { verifyArchivedChain } from "@/lib/retention/verify-chain";

type Chain = { organization_id: string; slug: string | null };

const chains = await withPlatform(
  "verify audit chains",
  (transaction) => transaction.$queryRaw<Chain[]>`
    SELECT organization_id, organizations.slug
    FROM (SELECT organization_id FROM audit_chain_heads UNION SELECT organization_id FROM audit_logs) AS chains
    LEFT JOIN organizations ON organizations.id = organization_id
    ORDER BY slug NULLS FIRST, organization_id`,
);

const door: Door = (work) => withPlatform("verify audit chain", work);
let broken = 0;
for (const { organization_id: organizationId, slug } of chains) {
  const name = organizationId === PLATFORM_CHAIN_ID ? "(platform)" : (slug ?? organizationId);
  const log = { organizationId, source: "audit_logs" } as const;
  const result = await verifyArchivedChain(log, door, chainReader(organizationId, door));
  const { sequence, hash } = result.position;
  if (result.state === "broken") {
    broken += 1;
    console.log(`BROKEN  ${name}  entry ${result.brokenSequence}: ${CHAIN_PROBLEM_LABELS[result.problem]}`);
  } else {
    console.log(`intact  ${name}  ${sequence} entries, head ${hash}`);
  }
}
console.log(`${chains.length} chains, ${broken} broken`);
await disconnect();
process.exitCode = broken === 0 ? 0 : 2;
