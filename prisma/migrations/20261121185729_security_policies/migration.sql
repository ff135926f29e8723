-- CreateTable
CREATE TABLE "organization_security_policies" (
    "organization_id" UUID NOT NULL,
    "require_two_factor_from" TIMESTAMPTZ(3),
    "session_max_hours" INTEGER,
    "sign_in_methods" TEXT[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organization_security_policies_pkey" PRIMARY KEY ("organization_id")
);

-- AddForeignKey
ALTER TABLE "organization_security_policies" ADD CONSTRAINT "organization_security_policies_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE organization_security_policies
  ADD CONSTRAINT organization_security_policies_session_check CHECK (session_max_hours > 0),
  ADD CONSTRAINT organization_security_policies_methods_check
    CHECK (cardinality(sign_in_methods) > 0 AND sign_in_methods <@ ARRAY['password', 'passkey']);

CALL isolate_tenant_table('organization_security_policies');
GRANT SELECT, INSERT, UPDATE ON organization_security_policies TO regulix_app;

-- Whoever enters an organisation is measured by its policy before they are inside it.
GRANT SELECT ON organization_security_policies TO regulix_platform;
CREATE POLICY platform_access ON organization_security_policies FOR SELECT TO regulix_platform USING (true);
