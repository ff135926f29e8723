"use client";

import {
  Activity,
  Eye,
  KeyRound,
  ScrollText,
  ShieldAlert,
  Siren,
  UserRound,
  type LucideIcon,
} from "lucide-react";

import { useRecordSearch } from "@/components/layout/use-record-search";
import { CommandGroup, CommandItem } from "@/components/ui/command";
import { RECORD_KINDS, type RecordKind } from "@/lib/search/types";

const ICONS: Record<RecordKind, LucideIcon> = {
  firing_policy: Eye,
  alert: Siren,
  member: UserRound,
  api_key: KeyRound,
  metric: Activity,
  security_event: ShieldAlert,
  audit_entry: ScrollText,
};

type PaletteRecordsProps = {
  organization: string;
  typed: string;
  onOpen: (item: { href: string; label: string }) => void;
  /** Acknowledges every firing alert of a policy. */
  onAcknowledge: (policyId: string) => void;
};

/** The organisation's own records that say what was typed, kind by kind. */
export function PaletteRecords({ organization, typed, onOpen, onAcknowledge }: PaletteRecordsProps) {
  const answer = useRecordSearch(organization, typed);
  const kinds = Object.keys(RECORD_KINDS) as RecordKind[];
  return kinds.map((kind) => {
    const records = answer.records.filter((record) => record.kind === kind);
    if (records.length === 0) return null;
    const Icon = ICONS[kind];
    return (
      <CommandGroup key={kind} heading={RECORD_KINDS[kind]}>
        {records.map(({ id, label, detail, path }) => (
          <CommandItem
            key={id}
            value={`${kind} ${id}`}
            // The server has found them by what was typed: that is what they answer to.
            keywords={[answer.typed, label, detail]}
            onSelect={() =>
              kind === "firing_policy"
                ? onAcknowledge(id)
                : onOpen({ href: `/${organization}${path}`, label })
            }
          >
            <Icon aria-hidden />
            <span className="max-w-[60%] truncate">{label}</span>
            <span className="text-muted-foreground min-w-0 flex-1 truncate text-right text-sm">{detail}</span>
          </CommandItem>
        ))}
      </CommandGroup>
    );
  });
}
