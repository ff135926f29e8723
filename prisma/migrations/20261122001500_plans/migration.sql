-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "cancel_at_period_end" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "period_ends_at" TIMESTAMPTZ(3);

-- Migrations run as the owner, on whom row-level security is forced as well.
ALTER TABLE organizations NO FORCE ROW LEVEL SECURITY;
UPDATE organizations SET plan = 'pro' WHERE plan = 'professional';
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;

ALTER TABLE organizations ADD CONSTRAINT organizations_plan_check
  CHECK (plan IN ('starter', 'pro', 'enterprise'));
ALTER TABLE organizations ADD CONSTRAINT organizations_subscription_status_check
  CHECK (subscription_status IN ('trialing', 'active', 'past_due', 'canceled', 'expired'));

-- What an organisation has subscribed to changes through the platform's door alone (lib/plans/apply-plan.ts).
REVOKE UPDATE ON organizations FROM regulix_app;
GRANT UPDATE (name, slug, time_zone, updated_at, deleted_at) ON organizations TO regulix_app;
