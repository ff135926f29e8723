-- CreateTable
CREATE TABLE "help_feedback" (
    "slug" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "helpful" INTEGER NOT NULL DEFAULT 0,
    "unhelpful" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "help_feedback_pkey" PRIMARY KEY ("slug","locale","day")
);

-- CreateTable
CREATE TABLE "help_missed_searches" (
    "query" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "searches" INTEGER NOT NULL DEFAULT 1,
    "first_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "help_missed_searches_pkey" PRIMARY KEY ("query","locale")
);

-- CreateIndex
CREATE INDEX "help_missed_searches_last_at_idx" ON "help_missed_searches"("last_at");

ALTER TABLE help_feedback ADD CONSTRAINT help_feedback_counts_check CHECK (helpful >= 0 AND unhelpful >= 0);
ALTER TABLE help_missed_searches
  ADD CONSTRAINT help_missed_searches_query_check CHECK (char_length(query) BETWEEN 3 AND 120),
  ADD CONSTRAINT help_missed_searches_searches_check CHECK (searches > 0);

-- Neither says who asked: they belong to the platform, and no organisation's role sees them.
ALTER TABLE help_feedback ENABLE ROW LEVEL SECURITY;
ALTER TABLE help_feedback FORCE ROW LEVEL SECURITY;
CREATE POLICY platform_access ON help_feedback TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON help_feedback TO regulix_platform;

ALTER TABLE help_missed_searches ENABLE ROW LEVEL SECURITY;
ALTER TABLE help_missed_searches FORCE ROW LEVEL SECURITY;
CREATE POLICY platform_access ON help_missed_searches TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON help_missed_searches TO regulix_platform;
