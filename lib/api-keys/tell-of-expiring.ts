import "server-only";
import { formatDay } from "@/lib/core/format/date-time";
import { withPlatform } from "@/lib/db/with-platform";
import { announceMails } from "@/lib/mail/announce";
import { notify } from "@/lib/notifications/notify";

const NOTICE_DAYS = 7;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;

type ExpiringKey = { id: string; organizationId: string; name: string; expiresAt: Date };

/** Tells of each key that stops working within seven days of `at`, once. Returns how many there are. */
export async function tellOfExpiringApiKeys(at: Date): Promise<number> {
  const keys = await listExpiringKeys(at);
  for (const key of keys) await tell(key);
  return keys.length;
}

async function listExpiringKeys(at: Date): Promise<ExpiringKey[]> {
  const until = new Date(at.getTime() + NOTICE_DAYS * DAY_MILLISECONDS);
  return withPlatform(
    "find expiring API keys",
    (transaction) => transaction.$queryRaw<ExpiringKey[]>`
      SELECT id, organization_id AS "organizationId", name, expires_at AS "expiresAt"
        FROM api_keys
       WHERE revoked_at IS NULL AND expires_at > ${at}::timestamptz AND expires_at <= ${until}::timestamptz
         -- A key that was made for a week or less expires as planned.
         AND expires_at - created_at > ${NOTICE_DAYS} * interval '1 day'
       ORDER BY expires_at`,
  );
}

/** A transaction a key: the words are its own, and one that fails holds up no other. */
async function tell({ id, organizationId, name, expiresAt }: ExpiringKey): Promise<void> {
  const expiresOn = formatDay(expiresAt, "UTC");
  const mails = await withPlatform("tell of an expiring API key", (transaction) =>
    notify(transaction, {
      type: "api_keys.expiring",
      organizationId,
      data: { name, expiresOn },
      key: id,
      to: { permission: "api-keys.manage" },
    }),
  );
  await announceMails(mails);
}
