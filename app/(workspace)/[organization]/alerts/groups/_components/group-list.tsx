import { Users } from "lucide-react";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { Button } from "@/components/ui/button";
import type { GroupChoices } from "@/lib/routing/groups/choices";
import type { GroupItem } from "@/lib/routing/groups/queries";
import { GroupDialog } from "./group-dialog";
import { RemoveGroupButton } from "./remove-group-button";

type GroupListProps = {
  slug: string;
  groups: readonly GroupItem[];
  choices: GroupChoices;
  mayChange: boolean;
};

/** The groups with whom they tell and which policies use them. */
export function GroupList({ slug, groups, choices, mayChange }: GroupListProps) {
  const columns: DataTableColumn<GroupItem>[] = [
    {
      key: "name",
      header: "Group",
      cell: ({ name, description }) => (
        <span>
          <span className="font-medium">{name}</span>
          {description && <span className="text-muted-foreground block">{description}</span>}
        </span>
      ),
    },
    { key: "key", header: "In policies", cell: ({ key }) => <code className="font-mono">group:{key}</code> },
    {
      key: "tells",
      header: "Tells",
      cell: ({ people, channelKeys }) =>
        [...people.map(({ name }) => name), ...channelKeys].join(", ") ||
        "Nobody: the admins are told instead",
    },
    { key: "used", header: "Used by", cell: ({ usedBy }) => usedBy.join(", ") || "No policy" },
    {
      key: "actions",
      header: "Actions",
      cell: (group) => (
        <span className="flex flex-wrap gap-2 @2xl:flex-nowrap">
          <GroupDialog
            slug={slug}
            choices={choices}
            group={group}
            trigger={
              <Button size="sm" aria-label={`Edit ${group.name}`}>
                Edit
              </Button>
            }
          />
          <RemoveGroupButton slug={slug} id={group.id} name={group.name} />
        </span>
      ),
    },
  ];
  return (
    <DataTable
      caption="Recipient groups"
      noun="groups"
      columns={mayChange ? columns : columns.slice(0, -1)}
      rows={groups}
      rowKey={({ id }) => id}
      firstUse={
        <EmptyState
          icon={Users}
          title="No groups yet"
          description="A group spares you from naming the same people and channels in every policy."
        />
      }
    />
  );
}
