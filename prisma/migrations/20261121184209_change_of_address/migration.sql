-- AlterTable
ALTER TABLE "user_tokens" ADD COLUMN     "new_email" CITEXT;
