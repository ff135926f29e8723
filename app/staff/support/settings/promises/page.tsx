import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { Banner } from "@/components/feedback/banner";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { ExactTime } from "@/components/time/exact-time";
import { Section } from "@/components/ui/section";
import { requireDesk } from "@/lib/auth/support-desk";
import { now } from "@/lib/core/clock";
import { notFoundPage } from "@/lib/http/not-found-page";
import { getPromises, listPromiseVersions } from "@/lib/support/desk/promise-versions";
import { previewPromises } from "@/lib/support/sla/preview-promises";
import { toPromiseFields } from "@/lib/support/sla/promise-fields";
import { PolicyTable } from "../_components/policy-table";
import { CalendarList } from "./_components/calendar-list";
import { PromiseForm } from "./_components/promise-form";
import { VersionTable } from "./_components/version-table";

export const metadata: Metadata = { title: "Promises of the support · Staff" };

export default async function SupportPromisesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { role } = await requireDesk();
  const asked = valuesOfParam(await searchParams, "version")[0];
  if (asked !== undefined && !/^[1-9]\d{0,6}$/.test(asked)) notFound();
  const [versions, shown] = await Promise.all([
    listPromiseVersions(),
    getPromises(asked === undefined ? undefined : Number(asked)).catch(notFoundPage),
  ]);
  const { version, document, reason, madeAt, madeByName } = shown;
  const isCurrent = version === versions[0]?.version;
  return (
    <Page width="content">
      <PageHeader
        crumbs={[
          { label: "Support settings", href: "/staff/support/settings" },
          { label: `Promises, version ${version}` },
        ]}
        title="Promises of the support"
        description="What is promised on which plan, and when the support works. A ticket lives by the version under which it was opened."
      />
      {!isCurrent && (
        <Banner title={`Version ${version} is over`}>
          Made by {madeByName} on <ExactTime at={madeAt} precision="minute" />: {reason}. Tickets that were
          opened under it still live by it.
        </Banner>
      )}
      {isCurrent && role === "lead" ? (
        <PromiseForm
          key={version}
          version={version}
          fields={toPromiseFields(document)}
          calendars={document.calendars.map(({ key, name }) => ({ key, name }))}
          preview={previewPromises(document, now())}
        />
      ) : (
        <>
          <Section title="Promises">
            <PolicyTable document={document} />
          </Section>
          <Section title="Calendars">
            <CalendarList calendars={document.calendars} />
          </Section>
        </>
      )}
      <Section title="Versions" description="None is ever changed, so that every due time can be explained.">
        <VersionTable versions={versions} />
      </Section>
    </Page>
  );
}
