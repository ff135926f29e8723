-- CreateTable
CREATE TABLE "alert_notes" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "alert_id" UUID NOT NULL,
    "author_id" UUID,
    "author_name" TEXT,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_notes_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "alert_views" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "owner_id" UUID,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_views_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "alert_notes_organization_id_alert_id_id_idx" ON "alert_notes"("organization_id", "alert_id", "id");

-- CreateIndex
CREATE INDEX "alerts_organization_id_fingerprint_fired_at_idx" ON "alerts"("organization_id", "fingerprint", "fired_at");

-- AddForeignKey
ALTER TABLE "alert_notes" ADD CONSTRAINT "alert_notes_organization_id_alert_id_fkey" FOREIGN KEY ("organization_id", "alert_id") REFERENCES "alerts"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_views" ADD CONSTRAINT "alert_views_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE alert_notes
  ADD CONSTRAINT alert_notes_author_check CHECK ((author_id IS NULL) = (author_name IS NOT NULL)),
  ADD CONSTRAINT alert_notes_body_check CHECK (length(body) BETWEEN 1 AND 4000);
ALTER TABLE alert_views
  ADD CONSTRAINT alert_views_name_check CHECK (length(name) BETWEEN 1 AND 80),
  ADD CONSTRAINT alert_views_query_check CHECK (length(query) <= 2000);
CREATE UNIQUE INDEX alert_views_own_key ON alert_views (organization_id, owner_id, name) WHERE owner_id IS NOT NULL;
CREATE UNIQUE INDEX alert_views_shared_key ON alert_views (organization_id, name) WHERE owner_id IS NULL;

CALL isolate_tenant_table('alert_notes');
CALL isolate_tenant_table('alert_views');
GRANT SELECT, INSERT, UPDATE, DELETE ON alert_notes TO regulix_app;
GRANT SELECT, INSERT, DELETE ON alert_views TO regulix_app;
-- What somebody keeps for themselves is theirs alone, also within the organisation.
CREATE POLICY own_views ON alert_views AS RESTRICTIVE TO regulix_app
  USING (owner_id IS NULL OR owner_id = (SELECT current_user_id()));

-- Open pages learn of every change of an alert, whoever makes it. A payload holds fewer than 8,000 bytes.
CREATE FUNCTION signal_alerts() RETURNS trigger LANGUAGE plpgsql
  AS $function$
BEGIN
  PERFORM pg_notify('regulix_live', json_build_object('topic', 'alerts', 'organizationIds', json_agg(organization_id))::text)
  FROM (
    SELECT organization_id, row_number() OVER () / 190 AS payload
    FROM (SELECT DISTINCT organization_id FROM changed) AS organizations
  ) AS concerned
  GROUP BY payload;
  RETURN NULL;
END $function$;
CREATE TRIGGER signal_insert AFTER INSERT ON alerts REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION signal_alerts();
CREATE TRIGGER signal_update AFTER UPDATE ON alerts REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION signal_alerts();
