import { headers } from "next/headers";
import type { ReactNode } from "react";
import { BrandLogo } from "@/components/branding/brand-logo";
import { BrandStyle } from "@/components/branding/brand-style";
import { Logo } from "@/components/layout/logo";
import { PageHeader } from "@/components/layout/page-header";
import { SkipLink } from "@/components/layout/skip-link";
import { ExactTime } from "@/components/time/exact-time";
import type { Crumb } from "@/components/ui/breadcrumb";
import { brandCss } from "@/lib/branding/brand-css";
import { readBranding } from "@/lib/branding/read-branding";
import type { Room } from "@/lib/auditor-rooms/enter";

type RoomFrameProps = {
  room: Room;
  title: string;
  description: ReactNode;
  crumbs?: readonly Crumb[];
  children: ReactNode;
};

/** The frame of a room's pages: whose evidence it is, that it is read-only, and until when it is open. */
export async function RoomFrame({ room, title, description, crumbs, children }: RoomFrameProps) {
  const branding = await readBranding(room.context.organizationId);
  const brandRule = brandCss(branding);
  return (
    <>
      {brandRule && <BrandStyle css={brandRule} nonce={(await headers()).get("x-nonce") ?? undefined} />}
      <SkipLink />
      <header className="border-b">
        <div className="max-w-content mx-auto flex min-h-14 w-full flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2 md:px-6">
          {branding.logo ? (
            <span className="inline-flex items-center gap-2 text-lg font-semibold tracking-tight">
              <BrandLogo path={branding.logo.path} className="h-8 max-w-32" />
              {branding.name}
            </span>
          ) : (
            <Logo />
          )}
          <p className="text-muted-foreground text-sm">
            Read-only room for {room.name}, open until{" "}
            <ExactTime at={room.expiresAt} precision="day" timeZone="UTC" />. Every page opened here is
            written down.
          </p>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="max-w-content mx-auto grid w-full grid-cols-[minmax(0,1fr)] gap-6 px-4 py-8 md:px-6"
      >
        <PageHeader title={title} description={description} crumbs={crumbs} />
        {children}
      </main>
    </>
  );
}
