-- AlterTable
ALTER TABLE "pending_sign_ins" ADD COLUMN     "method" TEXT NOT NULL DEFAULT 'password';

ALTER TABLE pending_sign_ins ADD CONSTRAINT pending_sign_ins_method_check CHECK (method IN ('password', 'provider'));
