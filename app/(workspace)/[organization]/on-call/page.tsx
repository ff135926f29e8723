import { CalendarClock, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/feedback/empty-state";
import { HelpLink } from "@/components/help/help-link";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ShiftTimeline } from "@/components/on-call/shift-timeline";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { now } from "@/lib/core/clock";
import { calendarRange } from "@/lib/on-call/calendar-range";
import { findFeed } from "@/lib/on-call/feed";
import { shiftsOf } from "@/lib/on-call/overview";
import { listPeople, listSchedules } from "@/lib/on-call/queries";
import { shiftsBetween } from "@/lib/on-call/who";
import { CalendarFeed } from "./_components/calendar-feed";
import { CalendarToolbar } from "./_components/calendar-toolbar";
import { NowCards } from "./_components/now-cards";
import { OnCallTabs } from "./_components/on-call-tabs";
import { OwnShifts } from "./_components/own-shifts";

export const metadata: Metadata = { title: "On call" };

const AHEAD_MS = 62 * 24 * 60 * 60_000;

type OnCallPageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ view?: string; from?: string }>;
};

export default async function OnCallPage({ params, searchParams }: OnCallPageProps) {
  const context = await requireOrganization((await params).organization);
  if (!mayOpenPage(context, "on-call.read")) return <NoAccess action="on-call.read" />;
  const slug = context.organizationSlug;
  const { timeZone } = context.viewer;
  const at = now();
  const range = calendarRange(await searchParams, timeZone, at);
  const schedules = await listSchedules(context);
  const people = await listPeople(context);
  const feed = context.support === null ? await findFeed(context) : null;
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const own = shiftsOf(schedules, context.viewer.id, at, new Date(at.getTime() + AHEAD_MS)).slice(0, 6);
  const newSchedule = context.permissions.includes("on-call.manage") && (
    <Button variant="primary" asChild>
      <Link href={`/${slug}/on-call/schedules/new`}>
        <Plus aria-hidden />
        New schedule
      </Link>
    </Button>
  );
  return (
    <Page>
      <PageHeader
        title="On call"
        status={<HelpLink organization={slug} slug="on-call-schedule" about="schedules" />}
        description="Who answers alerts now, who does next, and whom an alert reaches when nobody answers."
        actions={
          <>
            <div data-tour="on-call">
              <OnCallTabs slug={slug} current="schedules" />
            </div>
            {schedules.length > 0 && newSchedule}
          </>
        }
      />
      {schedules.length === 0 ? (
        <Card>
          <EmptyState
            icon={CalendarClock}
            title="No schedules yet"
            description="A schedule says who is on call when: people take turns, and alerts reach whoever has the shift."
            action={newSchedule || undefined}
          />
        </Card>
      ) : (
        <>
          <Section title="Now on call">
            <NowCards slug={slug} schedules={schedules} names={names} at={at} />
          </Section>
          <Section
            title="Calendar"
            actions={<CalendarToolbar path={`/${slug}/on-call`} range={range} timeZone={timeZone} />}
          >
            <Card>
              <CardContent>
                <ShiftTimeline
                  rows={schedules.map(({ name, rules }) => ({
                    label: name,
                    isFinal: true,
                    shifts: shiftsBetween(rules, range.from, range.to),
                  }))}
                  from={range.from}
                  to={range.to}
                  timeZone={timeZone}
                  names={names}
                  now={at}
                />
              </CardContent>
            </Card>
          </Section>
          <Section title="Your next shifts">
            <OwnShifts slug={slug} shifts={own} at={at} />
          </Section>
          {context.support === null && <CalendarFeed slug={slug} createdAt={feed?.createdAt ?? null} />}
        </>
      )}
    </Page>
  );
}
