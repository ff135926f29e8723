import { KeyRound } from "lucide-react";
import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { RelativeTime } from "@/components/time/relative-time";
import type { ApiKeyListItem } from "@/lib/api-keys/types";
import { RevokeApiKeyButton } from "./revoke-api-key-button";

type ApiKeysTableProps = { keys: ApiKeyListItem[]; slug: string; mayManage: boolean; timeZone: string };

/** Every key of the organisation, the unusable ones too: who made them is part of the record. */
export function ApiKeysTable({ keys, slug, mayManage, timeZone }: ApiKeysTableProps) {
  return (
    <DataTable
      caption="API keys"
      noun="API keys"
      rows={keys}
      rowKey={(key) => key.id}
      firstUse={
        <EmptyState
          icon={KeyRound}
          title="No API keys yet"
          description="A new key comes with a command that sends your first metric when pasted into a terminal."
        />
      }
      columns={[
        {
          key: "name",
          header: "Name",
          cell: (key) => (
            <span className="grid gap-0.5">
              <span className="font-medium break-words">{key.name}</span>
              <code className="text-muted-foreground font-mono text-xs">{key.prefix}…</code>
            </span>
          ),
        },
        {
          key: "scopes",
          header: "Scopes",
          cell: (key) => (
            <span className="grid gap-0.5 font-mono text-xs">
              {key.scopes.map((scope) => (
                <span key={scope}>{scope}</span>
              ))}
            </span>
          ),
        },
        { key: "state", header: "State", cell: (key) => <StatusBadge status={key.state} /> },
        {
          key: "expires",
          header: "Expires",
          className: "@2xl:whitespace-nowrap",
          cell: (key) => <ExactTime at={key.expiresAt} precision="day" timeZone={timeZone} />,
        },
        {
          key: "last-used",
          header: "Last used",
          cell: (key) =>
            key.lastUsedAt ? <RelativeTime at={key.lastUsedAt} timeZone={timeZone} /> : "Never",
        },
        {
          key: "created",
          header: "Created by",
          cell: (key) => (
            <span className="grid gap-0.5">
              <span>{key.createdBy ?? "Former member"}</span>
              <span className="text-muted-foreground text-xs">
                <ExactTime at={key.createdAt} precision="day" timeZone={timeZone} />
              </span>
            </span>
          ),
        },
        {
          key: "actions",
          header: "Actions",
          align: "end",
          cell: (key) =>
            mayManage && key.state === "active" ? (
              <RevokeApiKeyButton slug={slug} apiKey={{ id: key.id, name: key.name, prefix: key.prefix }} />
            ) : (
              <span className="text-muted-foreground">–</span>
            ),
        },
      ]}
    />
  );
}
