-- CreateTable
CREATE TABLE "custom_domains" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organization_id" UUID NOT NULL,
    "host_name" TEXT NOT NULL,
    "challenge" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "last_checked_at" TIMESTAMPTZ(3),
    "next_check_at" TIMESTAMPTZ(3),
    "proof_seen" TEXT,
    "pointing_seen" TEXT,
    "conflicts" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "is_taken" BOOLEAN NOT NULL DEFAULT false,
    "hosting_problem" TEXT,
    "is_attached" BOOLEAN NOT NULL DEFAULT false,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(3),
    "suspended_at" TIMESTAMPTZ(3),
    "held_until" TIMESTAMPTZ(3),

    CONSTRAINT "custom_domains_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "custom_domains_organization_id_host_name_key" ON "custom_domains"("organization_id", "host_name");

-- AddForeignKey
ALTER TABLE "custom_domains" ADD CONSTRAINT "custom_domains_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Anybody may claim a name; one organisation at a time has proven it, and one that has given it up keeps it from
-- the others until its hold is over.
CREATE UNIQUE INDEX custom_domains_owner_key ON custom_domains (host_name)
  WHERE state <> 'pending' OR held_until IS NOT NULL;
CREATE INDEX custom_domains_due_idx ON custom_domains (next_check_at) WHERE next_check_at IS NOT NULL;
ALTER TABLE custom_domains
  ADD CONSTRAINT custom_domains_host_name_check CHECK (host_name = lower(host_name)),
  ADD CONSTRAINT custom_domains_state_check
    CHECK (state IN ('pending', 'verified', 'active', 'suspended', 'released')),
  ADD CONSTRAINT custom_domains_verified_check
    CHECK ((state IN ('verified', 'active', 'suspended')) = (verified_at IS NOT NULL)),
  ADD CONSTRAINT custom_domains_held_check
    CHECK (CASE state WHEN 'released' THEN held_until IS NOT NULL WHEN 'pending' THEN true ELSE held_until IS NULL END),
  ADD CONSTRAINT custom_domains_suspended_check CHECK ((state = 'suspended') = (suspended_at IS NOT NULL)),
  ADD CONSTRAINT custom_domains_seen_check
    CHECK (proof_seen IN ('present', 'absent', 'unknown')
      AND pointing_seen IN ('here', 'elsewhere', 'nowhere', 'unknown'));

CALL isolate_tenant_table('custom_domains');
GRANT SELECT, INSERT, UPDATE, DELETE ON custom_domains TO regulix_app;

-- A request names a host and no organisation; the looks at records go on for all of them.
CREATE POLICY platform_access ON custom_domains TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE, DELETE ON custom_domains TO regulix_platform;
