-- CreateTable
CREATE TABLE "tour_progress" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "tour" TEXT NOT NULL,
    "version" SMALLINT NOT NULL,
    "status" TEXT NOT NULL,
    "step" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tour_progress_pkey" PRIMARY KEY ("organization_id","user_id","tour")
);

-- AddForeignKey
ALTER TABLE "tour_progress" ADD CONSTRAINT "tour_progress_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "memberships"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE tour_progress ADD CONSTRAINT tour_progress_status_check
  CHECK (status IN ('running', 'finished', 'dismissed'));

-- A member's own; no colleague sees how far somebody came. The platform reads it for the export of an account.
CALL isolate_tenant_table('tour_progress');
CREATE POLICY own_progress ON tour_progress AS RESTRICTIVE TO regulix_app
  USING (user_id = (SELECT current_user_id())) WITH CHECK (user_id = (SELECT current_user_id()));
GRANT SELECT, INSERT, UPDATE ON tour_progress TO regulix_app;
CREATE POLICY platform_export ON tour_progress FOR SELECT TO regulix_platform USING (true);
GRANT SELECT ON tour_progress TO regulix_platform;
