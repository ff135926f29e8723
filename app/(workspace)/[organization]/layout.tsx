import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { Suspense, type ReactNode } from "react";
import { BrandRefresh } from "@/components/branding/brand-refresh";
import { BrandStyle } from "@/components/branding/brand-style";
import { parseSidebarCollapsed, sidebarCookie } from "@/components/layout/sidebar-preference";
import { WorkspaceShell } from "@/components/layout/workspace-shell";
import { findOrganization, requireOrganization } from "@/lib/auth/organization-context";
import { requestDomain } from "@/lib/auth/request-domain";
import { signOutAction } from "@/lib/auth/sign-out-action";
import { brandCss } from "@/lib/branding/brand-css";
import { readPageBranding } from "@/lib/branding/page-branding";
import { now } from "@/lib/core/clock";
import { countUnseen } from "@/lib/notifications/queries";
import { listOrganizationsOf } from "@/lib/organizations/queries";
import { readOnlyReason } from "@/lib/plans/subscription";
import { listTours } from "@/lib/tours/queries";
import { CheckoutReturn } from "./_components/checkout-return";
import { ClosingBanner } from "./_components/closing-banner";
import { NoticeToast } from "./_components/notice-toast";
import { PaymentBanner } from "./_components/payment-banner";
import { ReadOnlyBanner } from "./_components/read-only-banner";
import { TrialBadge } from "./_components/trial-badge";
import { TwoFactorDueBanner } from "./_components/two-factor-due-banner";
import { SupportBanner } from "./_components/support-banner";
import { WorkspaceTours } from "./_components/workspace-tours";
import { acknowledgeAllFromPaletteAction, collectFromPaletteAction } from "./palette-actions";
import { NotificationBell } from "./notifications/_components/notification-bell";

type WorkspaceLayoutProps = { children: ReactNode; params: Promise<{ organization: string }> };

export async function generateMetadata({
  params,
}: Omit<WorkspaceLayoutProps, "children">): Promise<Metadata> {
  const context = await findOrganization((await params).organization);
  const icon = context && (await readPageBranding(context)).favicon?.path;
  return icon ? { icons: { icon, shortcut: icon } } : {};
}

/** The shell of the product. It only draws: every page below resolves its own context as well. */
export default async function WorkspaceLayout({ children, params }: WorkspaceLayoutProps) {
  const context = await requireOrganization((await params).organization);
  const [organizations, unseen, tours, cookieStore, headerList, branding] = await Promise.all([
    listOrganizationsOf(context.viewer.id),
    context.support ? null : countUnseen(context),
    listTours(context),
    cookies(),
    headers(),
    readPageBranding(context),
  ]);
  const brandRule = brandCss(branding);
  const domain = await requestDomain();
  return (
    <WorkspaceTours context={context} tours={tours}>
      <WorkspaceShell
        organization={{
          slug: context.organizationSlug,
          name: context.organization.name,
          logoPath: branding.logo?.path,
        }}
        // A custom domain knows its own organisation and no other that somebody is a member of.
        organizations={organizations.filter(
          ({ slug }) => domain === null || slug === domain.organizationSlug,
        )}
        newOrganizationHref={domain === null ? "/organizations/new" : undefined}
        user={{ name: context.viewer.name, email: context.viewer.email }}
        permissions={context.permissions}
        sidebarCollapsed={parseSidebarCollapsed(cookieStore.get(sidebarCookie)?.value)}
        signOut={signOutAction}
        paletteActions={{
          collectNow: collectFromPaletteAction.bind(null, context.organizationSlug),
          acknowledgeAll: acknowledgeAllFromPaletteAction.bind(null, context.organizationSlug),
          signOut: signOutAction,
        }}
        timeZone={context.viewer.timeZone}
        headerActions={
          <>
            <TrialBadge slug={context.organizationSlug} subscription={context.subscription} now={now()} />
            {unseen !== null && (
              <NotificationBell organization={context.organizationSlug} initialUnseen={unseen} />
            )}
          </>
        }
        notices={
          context.support && (
            <SupportBanner
              organization={{ id: context.organizationId, name: context.organization.name }}
              reason={context.support.reason}
              expiresAt={context.support.expiresAt.toISOString()}
            />
          )
        }
      >
        {brandRule && <BrandStyle css={brandRule} nonce={headerList.get("x-nonce") ?? undefined} />}
        <BrandRefresh organization={context.organizationSlug} />
        <Suspense>
          <NoticeToast organizationName={context.organization.name} />
          {context.permissions.includes("billing.manage") && (
            <CheckoutReturn slug={context.organizationSlug} />
          )}
        </Suspense>
        <ReadOnlyBanner
          slug={context.organizationSlug}
          reason={readOnlyReason(context.subscription, now())}
          mayChoosePlan={context.permissions.includes("billing.manage")}
        />
        {context.subscription.closesAt && (
          <ClosingBanner
            slug={context.organizationSlug}
            closesAt={context.subscription.closesAt}
            mayKeep={context.permissions.includes("organization.delete")}
            timeZone={context.viewer.timeZone}
          />
        )}
        {context.subscription.status === "past_due" && context.permissions.includes("billing.manage") && (
          <PaymentBanner slug={context.organizationSlug} subscription={context.subscription} />
        )}
        {context.viewer.setUpTwoFactorBy && (
          <TwoFactorDueBanner
            organization={{ slug: context.organizationSlug, name: context.organization.name }}
            dueAt={context.viewer.setUpTwoFactorBy}
            timeZone={context.viewer.timeZone}
          />
        )}
        {children}
      </WorkspaceShell>
    </WorkspaceTours>
  );
}
