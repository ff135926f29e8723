-- CreateTable
CREATE TABLE "support_promises" (
    "version" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "made_by_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "support_promises_pkey" PRIMARY KEY ("version")
);

ALTER TABLE support_promises
  ADD CONSTRAINT support_promises_version_check CHECK (version > 0),
  ADD CONSTRAINT support_promises_document_check CHECK (jsonb_typeof(document) = 'object'),
  ADD CONSTRAINT support_promises_reason_check CHECK (char_length(reason) BETWEEN 1 AND 200);

-- What was promised until now becomes the first version. Row-level security is forced on the owner too, who runs this.
ALTER TABLE support_calendars NO FORCE ROW LEVEL SECURITY;
ALTER TABLE support_holidays NO FORCE ROW LEVEL SECURITY;
ALTER TABLE support_sla_policies NO FORCE ROW LEVEL SECURITY;
INSERT INTO support_promises (version, document, made_at, made_by_name, reason)
SELECT 1, jsonb_build_object(
  'calendars', (SELECT jsonb_agg(jsonb_build_object('key', calendar.id, 'name', calendar.name,
      'timeZone', calendar.time_zone, 'hours', calendar.hours,
      'holidays', (SELECT coalesce(jsonb_agg(jsonb_build_object('day', holiday.day, 'name', holiday.name) ORDER BY holiday.day), '[]')
                     FROM support_holidays AS holiday WHERE holiday.calendar_id = calendar.id)) ORDER BY calendar.id)
    FROM support_calendars AS calendar),
  'policies', (SELECT jsonb_agg(jsonb_build_object('plan', plan, 'severity', severity,
      'firstResponseMinutes', first_response_minutes, 'nextResponseMinutes', next_response_minutes,
      'resolutionMinutes', resolution_minutes, 'calendar', calendar_id)
      ORDER BY array_position(ARRAY['starter', 'pro', 'enterprise'], plan),
               array_position(ARRAY['critical', 'high', 'medium', 'low'], severity))
    FROM support_sla_policies)
), now(), 'Regulix', 'As installed';

-- AlterTable
ALTER TABLE "support_tickets" ADD COLUMN     "promise_version" INTEGER NOT NULL DEFAULT 1;

-- AddForeignKey
ALTER TABLE "support_tickets" ADD CONSTRAINT "support_tickets_promise_version_fkey" FOREIGN KEY ("promise_version") REFERENCES "support_promises"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "support_tickets_promise_version_idx" ON "support_tickets"("promise_version");

-- DropTable
DROP TABLE "support_sla_policies";

-- DropTable
DROP TABLE "support_holidays";

-- DropTable
DROP TABLE "support_calendars";

-- A version is never changed: running clocks are explained by it. Customers read what is promised, not who wrote it.
ALTER TABLE support_promises ENABLE ROW LEVEL SECURITY;
ALTER TABLE support_promises FORCE ROW LEVEL SECURITY;
CREATE POLICY platform_access ON support_promises TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY promised_to_all ON support_promises FOR SELECT TO regulix_app USING (true);
GRANT SELECT, INSERT ON support_promises TO regulix_platform;
GRANT SELECT (version, document) ON support_promises TO regulix_app;
GRANT SELECT (promise_version) ON support_tickets TO regulix_app;
