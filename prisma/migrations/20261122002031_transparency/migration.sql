-- CreateTable
CREATE TABLE "transparency_trees" (
    "organization_id" UUID NOT NULL,
    "tree_size" BIGINT NOT NULL,

    CONSTRAINT "transparency_trees_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "transparency_tiles" (
    "organization_id" UUID NOT NULL,
    "level" SMALLINT NOT NULL,
    "index" BIGINT NOT NULL,
    "hashes" BYTEA NOT NULL,

    CONSTRAINT "transparency_tiles_pkey" PRIMARY KEY ("organization_id","level","index")
);

-- CreateTable
CREATE TABLE "transparency_checkpoints" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "day" DATE,
    "tree_size" BIGINT NOT NULL,
    "root_hash" BYTEA NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL,
    "key_id" TEXT,

    CONSTRAINT "transparency_checkpoints_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "checkpoint_anchors" (
    "organization_id" UUID NOT NULL,
    "checkpoint_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "anchored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checkpoint_anchors_pkey" PRIMARY KEY ("organization_id","checkpoint_id","kind","reference")
);

-- CreateTable
CREATE TABLE "checkpoint_readers" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "checkpoint_readers_pkey" PRIMARY KEY ("organization_id","user_id")
);

-- CreateIndex
CREATE INDEX "transparency_checkpoints_organization_id_taken_at_idx" ON "transparency_checkpoints"("organization_id", "taken_at");

-- CreateIndex
CREATE INDEX "transparency_checkpoints_key_id_idx" ON "transparency_checkpoints"("key_id");

-- CreateIndex
CREATE UNIQUE INDEX "transparency_checkpoints_organization_id_day_key" ON "transparency_checkpoints"("organization_id", "day");

-- AddForeignKey
ALTER TABLE "transparency_trees" ADD CONSTRAINT "transparency_trees_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transparency_tiles" ADD CONSTRAINT "transparency_tiles_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transparency_checkpoints" ADD CONSTRAINT "transparency_checkpoints_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transparency_checkpoints" ADD CONSTRAINT "transparency_checkpoints_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "evidence_signing_keys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkpoint_anchors" ADD CONSTRAINT "checkpoint_anchors_organization_id_checkpoint_id_fkey" FOREIGN KEY ("organization_id", "checkpoint_id") REFERENCES "transparency_checkpoints"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checkpoint_readers" ADD CONSTRAINT "checkpoint_readers_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "memberships"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE transparency_trees ADD CONSTRAINT transparency_trees_size_check CHECK (tree_size >= 0);
ALTER TABLE transparency_tiles
  ADD CONSTRAINT transparency_tiles_place_check CHECK (level >= 0 AND index >= 0),
  ADD CONSTRAINT transparency_tiles_hashes_check
    CHECK (length(hashes) BETWEEN 32 AND 256 * 32 AND length(hashes) % 32 = 0);
ALTER TABLE transparency_checkpoints
  ADD CONSTRAINT transparency_checkpoints_root_check CHECK (tree_size >= 0 AND length(root_hash) = 32);
ALTER TABLE checkpoint_anchors
  ADD CONSTRAINT checkpoint_anchors_kind_check CHECK (kind IN ('storage', 'mail'));

-- The tree knows no way back: hashes are added at its right edge, and nothing else ever changes.
CREATE FUNCTION refuse_tree_change() RETURNS trigger LANGUAGE plpgsql
  AS $function$
BEGIN
  RAISE EXCEPTION 'the transparency log is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $function$;
CREATE TRIGGER refuse_shrinking BEFORE UPDATE ON transparency_trees
  FOR EACH ROW WHEN (NEW.organization_id <> OLD.organization_id OR NEW.tree_size < OLD.tree_size)
  EXECUTE FUNCTION refuse_tree_change();
CREATE TRIGGER refuse_rewriting BEFORE UPDATE ON transparency_tiles
  FOR EACH ROW WHEN ((NEW.organization_id, NEW.level, NEW.index) <> (OLD.organization_id, OLD.level, OLD.index)
    OR substring(NEW.hashes FROM 1 FOR length(OLD.hashes)) <> OLD.hashes)
  EXECUTE FUNCTION refuse_tree_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE ON transparency_checkpoints
  FOR EACH ROW EXECUTE FUNCTION refuse_tree_change();
CREATE TRIGGER refuse_removal BEFORE DELETE ON transparency_trees
  FOR EACH ROW EXECUTE FUNCTION refuse_tree_change();
CREATE TRIGGER refuse_removal BEFORE DELETE ON transparency_tiles
  FOR EACH ROW EXECUTE FUNCTION refuse_tree_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON transparency_trees
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_tree_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON transparency_tiles
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_tree_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON transparency_checkpoints
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_tree_change();

CALL isolate_tenant_table('transparency_trees');
CALL isolate_tenant_table('transparency_tiles');
CALL isolate_tenant_table('transparency_checkpoints');
CALL isolate_tenant_table('checkpoint_anchors');
CALL isolate_tenant_table('checkpoint_readers');
GRANT SELECT ON transparency_trees, transparency_tiles, transparency_checkpoints, checkpoint_anchors TO regulix_app;
GRANT SELECT, INSERT, DELETE ON checkpoint_readers TO regulix_app;

-- The nightly job builds the trees of all organisations, takes their checkpoints and brings them outside.
CREATE POLICY platform_access ON transparency_trees TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON transparency_tiles TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON transparency_checkpoints TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON checkpoint_anchors TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_read ON checkpoint_readers FOR SELECT TO regulix_platform USING (true);
GRANT SELECT, INSERT, UPDATE ON transparency_trees, transparency_tiles TO regulix_platform;
GRANT SELECT, INSERT ON transparency_checkpoints, checkpoint_anchors TO regulix_platform;
GRANT SELECT ON checkpoint_readers TO regulix_platform;
