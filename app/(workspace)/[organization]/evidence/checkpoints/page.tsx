import type { Metadata } from "next";
import { z } from "zod";
import { valuesOfParam, type SearchParams } from "@/components/data-table/list-location";
import { ListPages } from "@/components/data-table/list-pages";
import { NoAccess } from "@/components/feedback/no-access";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { requireOrganization } from "@/lib/auth/organization-context";
import { mayOpenPage } from "@/lib/auth/page-access";
import { findNewestCheckpoint, listCheckpoints, readsCheckpointMail } from "@/lib/transparency/queries";
import { CheckpointTable } from "./_components/checkpoint-table";
import { MailCard } from "./_components/mail-card";
import { NewestCard } from "./_components/newest-card";
import { ProofCard } from "./_components/proof-card";

export const metadata: Metadata = { title: "Checkpoints of the audit log" };

const PAGE_SIZE = 31;
const Count = z.coerce.number().int().positive();

type CheckpointsPageProps = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<SearchParams>;
};

export default async function CheckpointsPage({ params, searchParams }: CheckpointsPageProps) {
  const [context, asked] = [await requireOrganization((await params).organization), await searchParams];
  if (!mayOpenPage(context, "evidence.read")) return <NoAccess action="evidence.read" />;
  const list = `/${context.organizationSlug}/evidence`;
  const location = { pathname: `${list}/checkpoints`, params: asked };
  const before = z.uuid().safeParse(valuesOfParam(asked, "after")[0]).data;
  const [{ items, next }, newest, isMailed] = await Promise.all([
    listCheckpoints(context, { before, limit: PAGE_SIZE }),
    findNewestCheckpoint(context),
    readsCheckpointMail(context),
  ]);
  return (
    <Page>
      <PageHeader
        crumbs={[{ label: "Evidence", href: list }, { label: "Checkpoints" }]}
        title="Checkpoints of the audit log"
        description="Each night one signed line says what the whole audit log was. Whoever keeps it can prove later that nothing was changed, removed or put between."
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <NewestCard newest={newest} />
        <MailCard
          slug={context.organizationSlug}
          isMailed={isMailed}
          mayAsk={context.permissions.includes("evidence.verify")}
        />
      </div>
      {newest && (
        <ProofCard
          context={context}
          entry={Count.safeParse(valuesOfParam(asked, "entry")[0]).data}
          from={Count.safeParse(valuesOfParam(asked, "from")[0]).data}
        />
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <CheckpointTable checkpoints={items} pathname={location.pathname} />
        <ListPages
          location={location}
          shown={items.length}
          total={null}
          noun="checkpoints"
          newerCursor={null}
          olderCursor={next}
        />
      </div>
    </Page>
  );
}
