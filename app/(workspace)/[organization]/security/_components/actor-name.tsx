import type { SecurityEventActor } from "@/lib/security-events/types";

/** The best name there is for who did it. An erased actor keeps its kind and nothing else. */
export function ActorName({ actor }: { actor: SecurityEventActor | null }) {
  if (actor === null) return <span className="text-muted-foreground">Unknown</span>;
  const name = actor.name ?? actor.id;
  if (name === null)
    return <span className="text-muted-foreground capitalize">{actor.kind.replace("_", " ")}</span>;
  return <span className="line-clamp-1">{name}</span>;
}
