-- AlterTable
ALTER TABLE "pending_sign_ins" ADD COLUMN     "sso_organization_id" UUID;

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "sso_organization_id" UUID;

-- CreateTable
CREATE TABLE "organization_domains" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organization_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "challenge" TEXT NOT NULL,
    "sign_on" TEXT NOT NULL DEFAULT 'off',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "last_checked_at" TIMESTAMPTZ(3),
    "missing_since" TIMESTAMPTZ(3),

    CONSTRAINT "organization_domains_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "sso_connections" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "issuer" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "client_secret" TEXT NOT NULL,
    "default_role" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "tested_at" TIMESTAMPTZ(3),
    "test_failure" TEXT,

    CONSTRAINT "sso_connections_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "sso_identities" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "email" CITEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sso_identities_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "sso_attempts" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organization_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sso_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "organization_domains_organization_id_domain_key" ON "organization_domains"("organization_id", "domain");

-- CreateIndex
CREATE UNIQUE INDEX "sso_connections_id_key" ON "sso_connections"("id");

-- CreateIndex
CREATE INDEX "sso_identities_organization_id_user_id_idx" ON "sso_identities"("organization_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "sso_identities_organization_id_issuer_subject_key" ON "sso_identities"("organization_id", "issuer", "subject");

-- CreateIndex
CREATE INDEX "sso_attempts_organization_id_idx" ON "sso_attempts"("organization_id");

-- CreateIndex
CREATE INDEX "sso_attempts_expires_at_idx" ON "sso_attempts"("expires_at");

-- AddForeignKey
ALTER TABLE "organization_domains" ADD CONSTRAINT "organization_domains_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sso_connections" ADD CONSTRAINT "sso_connections_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sso_identities" ADD CONSTRAINT "sso_identities_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "memberships"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sso_attempts" ADD CONSTRAINT "sso_attempts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Anybody may claim a domain; one organisation at a time has proven it.
CREATE UNIQUE INDEX organization_domains_verified_key ON organization_domains (domain) WHERE verified_at IS NOT NULL;
ALTER TABLE organization_domains
  ADD CONSTRAINT organization_domains_domain_check CHECK (domain = lower(domain)),
  ADD CONSTRAINT organization_domains_sign_on_check
    CHECK (sign_on = 'off' OR (sign_on IN ('offered', 'required') AND verified_at IS NOT NULL)),
  ADD CONSTRAINT organization_domains_missing_check CHECK (missing_since IS NULL OR verified_at IS NOT NULL);
-- Never an owner or admin: the provider would hand out what only members may.
ALTER TABLE sso_connections
  ADD CONSTRAINT sso_connections_role_check CHECK (default_role IN ('member', 'auditor', 'billing'));
ALTER TABLE sso_attempts ADD CONSTRAINT sso_attempts_purpose_check CHECK (purpose IN ('sign-in', 'test'));

ALTER TABLE sessions DROP CONSTRAINT sessions_method_check;
ALTER TABLE sessions ADD CONSTRAINT sessions_method_check
  CHECK (method IN ('password', 'passkey', 'provider', 'sso') AND (method = 'sso') = (sso_organization_id IS NOT NULL));
ALTER TABLE pending_sign_ins DROP CONSTRAINT pending_sign_ins_method_check;
ALTER TABLE pending_sign_ins ADD CONSTRAINT pending_sign_ins_method_check
  CHECK (method IN ('password', 'provider', 'sso') AND (method = 'sso') = (sso_organization_id IS NOT NULL));
ALTER TABLE organization_security_policies DROP CONSTRAINT organization_security_policies_methods_check;
ALTER TABLE organization_security_policies ADD CONSTRAINT organization_security_policies_methods_check
  CHECK (cardinality(sign_in_methods) > 0 AND sign_in_methods <@ ARRAY['password', 'passkey', 'provider', 'sso']);

CALL isolate_tenant_table('organization_domains');
CALL isolate_tenant_table('sso_connections');
CALL isolate_tenant_table('sso_identities');
CALL isolate_tenant_table('sso_attempts');
GRANT SELECT, INSERT, UPDATE, DELETE ON organization_domains, sso_connections TO regulix_app;

-- Whoever signs in is outside every organisation: the platform finds whose domain theirs is. Who may enter
-- as whom, and who is on the way, the application role has no right to at all.
CREATE POLICY platform_access ON organization_domains TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON sso_connections TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON sso_identities TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON sso_attempts TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE ON organization_domains, sso_connections TO regulix_platform;
GRANT SELECT, INSERT, UPDATE, DELETE ON sso_identities, sso_attempts TO regulix_platform;
-- An account that nobody confirmed is taken over without the password that its opener left in it.
GRANT DELETE ON user_credentials TO regulix_platform;

-- Whether an organisation has its members with this address sign in with its own provider: from a proven
-- domain, with settings that have worked, and as long as an owner with a second factor gets in without it.
CREATE FUNCTION requires_single_sign_on(organization uuid, address citext) RETURNS boolean
  LANGUAGE sql STABLE AS $function$
  SELECT EXISTS (
    SELECT FROM organization_domains AS domains
      JOIN sso_connections AS connections ON connections.organization_id = domains.organization_id
     WHERE domains.organization_id = organization
       AND domains.domain = lower(split_part(address::text, '@', -1))
       AND domains.sign_on = 'required' AND domains.verified_at IS NOT NULL AND connections.tested_at IS NOT NULL)
    AND EXISTS (
      SELECT FROM memberships AS owners
       WHERE owners.organization_id = organization AND owners.role = 'owner'
         AND (EXISTS (SELECT FROM totp_factors AS factors
                       WHERE factors.user_id = owners.user_id AND factors.confirmed_at IS NOT NULL)
              OR EXISTS (SELECT FROM passkeys AS keys WHERE keys.user_id = owners.user_id)))
$function$;
REVOKE ALL ON FUNCTION requires_single_sign_on FROM PUBLIC;
GRANT EXECUTE ON FUNCTION requires_single_sign_on TO regulix_platform;
