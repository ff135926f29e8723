import { DatabaseBackup } from "lucide-react";
import type { Metadata } from "next";
import { DataTable } from "@/components/data-table/data-table";
import { Banner } from "@/components/feedback/banner";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge, type Status } from "@/components/feedback/status";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { RelativeTime } from "@/components/time/relative-time";
import { requireStaff } from "@/lib/auth/staff";
import { listBackups, takesBackups } from "@/lib/backup/queries";
import type { BackupSummary } from "@/lib/backup/types";
import { formatBytes } from "@/lib/core/format/bytes";
import { formatNumber } from "@/lib/core/format/number";
import { BackUpNowDialog } from "./_components/back-up-now-dialog";

export const metadata: Metadata = { title: "Backups · Staff" };

const STATES: Record<BackupSummary["state"], { status: Status; word: string }> = {
  running: { status: "running", word: "Under way" },
  complete: { status: "succeeded", word: "Complete" },
  failed: { status: "failed", word: "Failed" },
  expired: { status: "expired", word: "Expired" },
};

export default async function StaffBackupsPage() {
  await requireStaff();
  const backups = await listBackups();
  return (
    <Page>
      <PageHeader
        title="Backups"
        description="One encrypted copy of the database a day. Each is restored into a database of its own at once, and compared table by table. Uploaded files, reports and archives lie in the file storage and are not in it: let the storage keep versions, or copy its folder."
        actions={takesBackups() && <BackUpNowDialog />}
      />
      {!takesBackups() && (
        <Banner tone="warning" title="The product takes no backups here">
          Set DATABASE_BACKUP_URL, or rely on the backups of a managed database; docs/retention-and-backup.md
          says how.
        </Banner>
      )}
      <DataTable
        caption="Backups"
        noun="backups"
        rows={backups}
        rowKey={({ id }) => id}
        firstUse={
          <EmptyState
            icon={DatabaseBackup}
            title="No backups yet"
            description="The first one is taken in the night, at 02:23 UTC."
          />
        }
        columns={[
          { key: "id", header: "Backup", cell: ({ id }) => <span className="font-mono">{id}</span> },
          {
            key: "state",
            header: "State",
            cell: ({ state, problem }) => (
              <span className="grid justify-items-start gap-1">
                <StatusBadge {...STATES[state]} />
                {problem && <span className="text-muted-foreground">{problem}</span>}
              </span>
            ),
          },
          {
            key: "taken",
            header: "Taken",
            cell: ({ startedAt }) => <RelativeTime at={startedAt} timeZone="UTC" />,
          },
          { key: "size", header: "Size", align: "end", cell: ({ sizeBytes }) => formatBytes(sizeBytes) },
          { key: "rows", header: "Rows", align: "end", cell: ({ rows }) => formatNumber(rows) },
          {
            key: "tested",
            header: "Restored on trial",
            cell: (backup) => <RestoreTestCell backup={backup} />,
          },
        ]}
      />
    </Page>
  );
}

function RestoreTestCell({ backup: { testedAt, testProblem } }: { backup: BackupSummary }) {
  if (testedAt === null) return <StatusBadge status="not_assessed" word="Not yet" />;
  return (
    <span className="grid justify-items-start gap-1">
      <StatusBadge
        status={testProblem === null ? "pass" : "fail"}
        word={testProblem === null ? "Equal" : "Not restored"}
      />
      <span className="text-muted-foreground">
        {testProblem ?? <RelativeTime at={testedAt} timeZone="UTC" />}
      </span>
    </span>
  );
}
