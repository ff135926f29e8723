import { Pencil } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
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
import { notFoundPage } from "@/lib/http/not-found-page";
import { calendarRange } from "@/lib/on-call/calendar-range";
import { getSchedule, listPeople } from "@/lib/on-call/queries";
import { layerShiftsBetween, shiftsBetween } from "@/lib/on-call/who";
import { CalendarToolbar } from "../../_components/calendar-toolbar";
import { NowCards } from "../../_components/now-cards";
import { LayerFacts } from "./_components/layer-facts";
import { OverrideList } from "./_components/override-list";
import { UpcomingShifts } from "./_components/upcoming-shifts";

export const metadata: Metadata = { title: "Schedule" };

const AHEAD_MS = 28 * 24 * 60 * 60_000;

type SchedulePageProps = {
  params: Promise<{ organization: string; id: string }>;
  searchParams: Promise<{ view?: string; from?: string }>;
};

export default async function SchedulePage({ params, searchParams }: SchedulePageProps) {
  const { organization, id } = await params;
  const context = await requireOrganization(organization);
  if (!mayOpenPage(context, "on-call.read")) return <NoAccess action="on-call.read" />;
  const schedule = await getSchedule(context, id).catch(notFoundPage);
  const people = await listPeople(context);
  const names = new Map(people.map((person) => [person.id, person.name]));
  const slug = context.organizationSlug;
  const path = `/${slug}/on-call/schedules/${id}`;
  const { rules } = schedule;
  const at = now();
  const range = calendarRange(await searchParams, rules.timeZone, at);
  const manages = context.permissions.includes("on-call.manage");
  const viewer = {
    userId: context.viewer.id,
    canRespond: context.permissions.includes("alerts.respond"),
    manages,
  };
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "On call", href: `/${slug}/on-call` }, { label: schedule.name }]}
        title={schedule.name}
        description={
          <>
            {schedule.description !== "" && `${schedule.description} `}
            Alert policies name it <code>on-call:{schedule.key}</code>. Times of {rules.timeZone}.
          </>
        }
        actions={
          manages && (
            <Button asChild>
              <Link href={`${path}/edit`}>
                <Pencil aria-hidden />
                Edit schedule
              </Link>
            </Button>
          )
        }
      />
      <NowCards slug={slug} schedules={[schedule]} names={names} at={at} />
      <Section
        title="Calendar"
        actions={<CalendarToolbar path={path} range={range} timeZone={rules.timeZone} />}
      >
        <Card>
          <CardContent>
            <ShiftTimeline
              rows={[
                { label: "On call", isFinal: true, shifts: shiftsBetween(rules, range.from, range.to) },
                ...rules.layers.map((layer) => ({
                  label: layer.name,
                  shifts: layerShiftsBetween(layer, rules.timeZone, range.from, range.to),
                })),
              ]}
              from={range.from}
              to={range.to}
              timeZone={rules.timeZone}
              names={names}
              now={at}
            />
          </CardContent>
        </Card>
      </Section>
      <UpcomingShifts
        slug={slug}
        scheduleId={id}
        shifts={shiftsBetween(rules, at, new Date(at.getTime() + AHEAD_MS)).slice(0, 30)}
        timeZone={rules.timeZone}
        people={people}
        viewer={viewer}
      />
      <OverrideList
        slug={slug}
        overrides={rules.overrides.filter(({ endsAt }) => endsAt > at)}
        people={people}
        timeZone={rules.timeZone}
        viewer={viewer}
      />
      <LayerFacts layers={rules.layers} names={names} />
    </Page>
  );
}
