-- AlterTable
ALTER TABLE "evidence_exports" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'evidence';

ALTER TABLE evidence_exports ADD CONSTRAINT evidence_exports_kind_check CHECK (kind IN ('evidence', 'data'));
