-- AlterTable
ALTER TABLE "support_uploads" ADD COLUMN     "api_key_id" UUID,
ADD COLUMN     "is_staff" BOOLEAN NOT NULL DEFAULT false,
ALTER COLUMN "user_id" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "support_uploads_organization_id_api_key_id_idx" ON "support_uploads"("organization_id", "api_key_id");

-- AddForeignKey
ALTER TABLE "support_uploads" ADD CONSTRAINT "support_uploads_organization_id_api_key_id_fkey" FOREIGN KEY ("organization_id", "api_key_id") REFERENCES "api_keys"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE support_uploads
  ADD CONSTRAINT support_uploads_owner_check CHECK (num_nonnulls(user_id, api_key_id) = 1),
  ADD CONSTRAINT support_uploads_staff_check CHECK (NOT is_staff OR user_id IS NOT NULL);

-- What staff are about to send, or keep in a note, does not exist for customers.
CREATE POLICY own_kind ON support_uploads AS RESTRICTIVE TO regulix_app USING (NOT is_staff);
GRANT INSERT ON support_uploads TO regulix_platform;
