-- CreateTable
CREATE TABLE "linked_identities" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "email" CITEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "linked_identities_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "linked_identities_provider_subject_key" ON "linked_identities"("provider", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "linked_identities_user_id_provider_key" ON "linked_identities"("user_id", "provider");

-- AddForeignKey
ALTER TABLE "linked_identities" ADD CONSTRAINT "linked_identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE linked_identities ADD CONSTRAINT linked_identities_provider_check
  CHECK (provider IN ('google', 'github', 'microsoft'));
ALTER TABLE sessions DROP CONSTRAINT sessions_method_check;
ALTER TABLE sessions ADD CONSTRAINT sessions_method_check CHECK (method IN ('password', 'passkey', 'provider'));
ALTER TABLE organization_security_policies DROP CONSTRAINT organization_security_policies_methods_check;
ALTER TABLE organization_security_policies ADD CONSTRAINT organization_security_policies_methods_check
  CHECK (cardinality(sign_in_methods) > 0 AND sign_in_methods <@ ARRAY['password', 'passkey', 'provider']);

-- Who may enter as whom: as with credentials, the application role has no right to it at all.
ALTER TABLE linked_identities ENABLE ROW LEVEL SECURITY;
ALTER TABLE linked_identities FORCE ROW LEVEL SECURITY;
CREATE POLICY platform_access ON linked_identities TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON linked_identities TO regulix_platform;
