-- CreateTable
CREATE TABLE "billing_accounts" (
    "organization_id" UUID NOT NULL,
    "read_ticket" BIGINT NOT NULL DEFAULT 0,
    "applied_ticket" BIGINT NOT NULL DEFAULT 0,
    "read_at" TIMESTAMPTZ(3),
    "checkout_attempt" INTEGER NOT NULL DEFAULT 1,
    "subscription_status" TEXT,
    "currency" TEXT NOT NULL DEFAULT 'usd',
    "next_invoice_minor" BIGINT,
    "next_invoice_at" TIMESTAMPTZ(3),
    "billing_email" TEXT,
    "payment_method" JSONB,
    "tax_ids" JSONB NOT NULL DEFAULT '[]',
    "spend_cap_minor" BIGINT,
    "problem" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "billing_accounts_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "billing_invoices" (
    "organization_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "number" TEXT,
    "status" TEXT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "due_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "hosted_url" TEXT,
    "pdf_url" TEXT,

    CONSTRAINT "billing_invoices_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "stripe_events" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "customer_id" TEXT,
    "live_mode" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "deliveries" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL DEFAULT 'received',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "stripe_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "token_usage" (
    "organization_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "used_tokens" BIGINT NOT NULL DEFAULT 0,
    "reserved_tokens" BIGINT NOT NULL DEFAULT 0,
    "used_micros" BIGINT NOT NULL DEFAULT 0,
    "reserved_micros" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "token_usage_pkey" PRIMARY KEY ("organization_id","month")
);

-- CreateTable
CREATE TABLE "token_reservations" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "idempotency_key" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "model" TEXT NOT NULL,
    "tokens" BIGINT NOT NULL,
    "micros" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "token_reservations_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "token_ledger" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "idempotency_key" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "model" TEXT NOT NULL,
    "input_tokens" INTEGER NOT NULL,
    "cached_tokens" INTEGER NOT NULL,
    "output_tokens" INTEGER NOT NULL,
    "estimated" BOOLEAN NOT NULL,
    "cost_micros" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "price_version" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "token_ledger_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "token_meter_pushes" (
    "organization_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "customer_id" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "first_tried_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "pushed_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "token_meter_pushes_pkey" PRIMARY KEY ("organization_id","entry_id")
);

-- CreateTable
CREATE TABLE "token_reconciliations" (
    "organization_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "ledger_micros" BIGINT NOT NULL,
    "stripe_micros" BIGINT NOT NULL,
    "waiting_micros" BIGINT NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "token_reconciliations_pkey" PRIMARY KEY ("organization_id","month")
);

-- CreateIndex
CREATE INDEX "billing_invoices_organization_id_issued_at_idx" ON "billing_invoices"("organization_id", "issued_at" DESC);

-- CreateIndex
CREATE INDEX "stripe_events_state_requested_at_idx" ON "stripe_events"("state", "requested_at");

-- CreateIndex
CREATE INDEX "stripe_events_received_at_idx" ON "stripe_events"("received_at");

-- CreateIndex
CREATE INDEX "token_reservations_state_expires_at_idx" ON "token_reservations"("state", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "token_reservations_organization_id_idempotency_key_key" ON "token_reservations"("organization_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "token_ledger_organization_id_month_idx" ON "token_ledger"("organization_id", "month");

-- CreateIndex
CREATE UNIQUE INDEX "token_ledger_organization_id_idempotency_key_key" ON "token_ledger"("organization_id", "idempotency_key");

-- AddForeignKey
ALTER TABLE "billing_accounts" ADD CONSTRAINT "billing_accounts_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "billing_invoices" ADD CONSTRAINT "billing_invoices_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token_usage" ADD CONSTRAINT "token_usage_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token_reservations" ADD CONSTRAINT "token_reservations_organization_id_month_fkey" FOREIGN KEY ("organization_id", "month") REFERENCES "token_usage"("organization_id", "month") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token_ledger" ADD CONSTRAINT "token_ledger_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token_meter_pushes" ADD CONSTRAINT "token_meter_pushes_organization_id_entry_id_fkey" FOREIGN KEY ("organization_id", "entry_id") REFERENCES "token_ledger"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token_reconciliations" ADD CONSTRAINT "token_reconciliations_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE billing_accounts
  ADD CONSTRAINT billing_accounts_tickets_check CHECK (applied_ticket <= read_ticket),
  ADD CONSTRAINT billing_accounts_spend_cap_check CHECK (spend_cap_minor >= 0),
  ADD CONSTRAINT billing_accounts_currency_check CHECK (currency ~ '^[a-z]{3}$');
ALTER TABLE stripe_events
  ADD CONSTRAINT stripe_events_state_check CHECK (state IN ('received', 'applied', 'ignored', 'failed'));
-- What is used and reserved never falls below nothing, whatever order calls end in.
ALTER TABLE token_usage
  ADD CONSTRAINT token_usage_check
    CHECK (used_tokens >= 0 AND reserved_tokens >= 0 AND used_micros >= 0 AND reserved_micros >= 0);
ALTER TABLE token_reservations
  ADD CONSTRAINT token_reservations_state_check CHECK (state IN ('open', 'settled', 'released')),
  ADD CONSTRAINT token_reservations_size_check CHECK (tokens >= 0 AND micros >= 0);
ALTER TABLE token_ledger
  ADD CONSTRAINT token_ledger_tokens_check
    CHECK (input_tokens >= 0 AND output_tokens >= 0 AND cached_tokens BETWEEN 0 AND input_tokens AND cost_micros >= 0),
  ADD CONSTRAINT token_ledger_currency_check CHECK (currency ~ '^[a-z]{3}$');
CREATE INDEX token_meter_pushes_waiting_idx ON token_meter_pushes (due_at) WHERE pushed_at IS NULL;

CALL isolate_tenant_table('billing_accounts');
CALL isolate_tenant_table('billing_invoices');
CALL isolate_tenant_table('token_usage');
CALL isolate_tenant_table('token_reservations');
CALL isolate_tenant_table('token_ledger');
CALL isolate_tenant_table('token_meter_pushes');
CALL isolate_tenant_table('token_reconciliations');
GRANT SELECT ON billing_accounts, billing_invoices, token_reconciliations TO regulix_app;
-- Of its account, an organisation sets the cap alone: the rest is what Stripe says.
GRANT INSERT (organization_id, spend_cap_minor, updated_at), UPDATE (spend_cap_minor, updated_at)
  ON billing_accounts TO regulix_app;
GRANT SELECT, INSERT, UPDATE ON token_usage, token_reservations TO regulix_app;
-- Nobody changes what is in the ledger; what is on its way to the meter only the platform moves on.
GRANT SELECT, INSERT ON token_ledger TO regulix_app;
GRANT INSERT ON token_meter_pushes TO regulix_app;

-- Stripe's events name customers, not organisations, and are worked on before anybody knows whose they are.
ALTER TABLE stripe_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE stripe_events FORCE ROW LEVEL SECURITY;
CREATE POLICY platform_access ON stripe_events TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON stripe_events TO regulix_platform;

-- What Stripe says is written by the platform, as are pushing to the meter, comparing with it and giving back
-- what calls left behind.
CREATE POLICY platform_access ON billing_accounts TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON billing_invoices TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON token_usage TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON token_reservations TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON token_ledger TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON token_meter_pushes TO regulix_platform USING (true) WITH CHECK (true);
CREATE POLICY platform_access ON token_reconciliations TO regulix_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON billing_accounts, billing_invoices, token_reconciliations TO regulix_platform;
GRANT SELECT ON token_ledger TO regulix_platform;
GRANT SELECT, UPDATE ON token_usage, token_reservations, token_meter_pushes TO regulix_platform;
