-- AlterTable
ALTER TABLE "support_agents" ADD COLUMN     "away_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "support_tickets" ADD COLUMN     "was_assigned" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "support_desk_settings" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "assigns_since" TIMESTAMPTZ(3),

    CONSTRAINT "support_desk_settings_pkey" PRIMARY KEY ("id")
);

ALTER TABLE support_desk_settings ADD CONSTRAINT support_desk_settings_one_check CHECK (id = 1);
-- Tickets that somebody has or had are not given away again.
ALTER TABLE support_tickets NO FORCE ROW LEVEL SECURITY;
UPDATE support_tickets SET was_assigned = true WHERE assignee_user_id IS NOT NULL;
ALTER TABLE support_tickets FORCE ROW LEVEL SECURITY;
CREATE INDEX support_tickets_untaken_idx ON support_tickets (created_at, id)
  WHERE assignee_user_id IS NULL AND NOT was_assigned AND status IN ('open', 'pending', 'on_hold');

ALTER TABLE support_desk_settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE support_desk_settings FORCE ROW LEVEL SECURITY;
CREATE POLICY platform_access ON support_desk_settings TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON support_desk_settings TO regulix_platform;
