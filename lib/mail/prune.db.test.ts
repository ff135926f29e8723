import { beforeEach, describe, expect, it } from "vitest";
import { asSuperuser } from "@/scripts/testing/superuser";
import { pruneMail } from "./prune";

async function mailOf(state: string, days: number): Promise<void> {
  await asSuperuser(
    `INSERT INTO mail_messages (idempotency_key, template, recipient, subject, html, text, state, created_at)
     VALUES ($1, 'test', 'mira@example.test', 'Hello', '', '', $2, now() - make_interval(days => $3))`,
    [`${state} ${days}`, state, days],
  );
}

describe("mail", () => {
  beforeEach(() => asSuperuser("DELETE FROM mail_messages"));

  it("leaves after 30 days once nobody works on it any more", async () => {
    for (const state of ["sent", "failed", "in_mailbox", "queued", "sending"])
      for (const days of [29, 31]) await mailOf(state, days);
    expect(await pruneMail()).toBe(3);
    const { rows } = await asSuperuser("SELECT idempotency_key AS key FROM mail_messages ORDER BY 1");
    expect(rows.map(({ key }) => key as string)).toEqual([
      "failed 29",
      "in_mailbox 29",
      "queued 29",
      "queued 31",
      "sending 29",
      "sending 31",
      "sent 29",
    ]);
    expect(await pruneMail()).toBe(0);
  });
});
