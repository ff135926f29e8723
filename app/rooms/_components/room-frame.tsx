import type { ReactNode } from "react";
import { Logo } from "@/components/layout/logo";
import { PageHeader } from "@/components/layout/page-header";
import { SkipLink } from "@/components/layout/skip-link";
import { ExactTime } from "@/components/time/exact-time";
import type { Crumb } from "@/components/ui/breadcrumb";
import type { Room } from "@/lib/auditor-rooms/enter";

type RoomFrameProps = {
  room: Room;
  title: string;
  description: ReactNode;
  crumbs?: readonly Crumb[];
  children: ReactNode;
};

/** The frame of a room's pages: whose evidence it is, that it is read-only, and until when it is open. */
export function RoomFrame({ room, title, description, crumbs, children }: RoomFrameProps) {
  return (
    <>
      <SkipLink />
      <header className="border-b">
        <div className="max-w-content mx-auto flex min-h-14 w-full flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2 md:px-6">
          <Logo />
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
