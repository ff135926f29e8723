-- CreateTable
CREATE TABLE "organization_branding" (
    "organization_id" UUID NOT NULL,
    "asset_token" TEXT NOT NULL,
    "primary_light" TEXT,
    "primary_dark" TEXT,
    "accent_light" TEXT,
    "accent_dark" TEXT,
    "logo_key" TEXT,
    "favicon_key" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organization_branding_pkey" PRIMARY KEY ("organization_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "organization_branding_asset_token_key" ON "organization_branding"("asset_token");

-- CreateIndex
CREATE UNIQUE INDEX "organization_branding_organization_id_logo_key_key" ON "organization_branding"("organization_id", "logo_key");

-- CreateIndex
CREATE UNIQUE INDEX "organization_branding_organization_id_favicon_key_key" ON "organization_branding"("organization_id", "favicon_key");

-- AddForeignKey
ALTER TABLE "organization_branding" ADD CONSTRAINT "organization_branding_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_branding" ADD CONSTRAINT "organization_branding_organization_id_logo_key_fkey" FOREIGN KEY ("organization_id", "logo_key") REFERENCES "stored_files"("organization_id", "key") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "organization_branding" ADD CONSTRAINT "organization_branding_organization_id_favicon_key_fkey" FOREIGN KEY ("organization_id", "favicon_key") REFERENCES "stored_files"("organization_id", "key") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE organization_branding
  ADD CONSTRAINT organization_branding_primary_check
    CHECK (num_nulls(primary_light, primary_dark) IN (0, 2)
      AND primary_light ~ '^#[0-9a-f]{6}$' AND primary_dark ~ '^#[0-9a-f]{6}$'),
  ADD CONSTRAINT organization_branding_accent_check
    CHECK (num_nulls(accent_light, accent_dark) IN (0, 2)
      AND accent_light ~ '^#[0-9a-f]{6}$' AND accent_dark ~ '^#[0-9a-f]{6}$'),
  ADD CONSTRAINT organization_branding_token_check CHECK (length(asset_token) >= 43);

CALL isolate_tenant_table('organization_branding');
GRANT SELECT, INSERT, UPDATE ON organization_branding TO regulix_app;

-- An image is asked for by its token alone, and mails are also written by the platform.
CREATE POLICY platform_read ON organization_branding FOR SELECT TO regulix_platform USING (true);
GRANT SELECT ON organization_branding TO regulix_platform;
