import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";

/** Who is on call, or plainly that nobody is. */
export function PersonOrNobody({ name }: { name: string | null }) {
  if (name === null) return <Badge tone="hatched">Nobody on call</Badge>;
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <Avatar name={name} size="sm" />
      <span className="truncate font-medium">{name}</span>
    </span>
  );
}
