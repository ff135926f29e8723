import { Card } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import { restrictionText, rotationText } from "@/lib/on-call/labels";
import type { Layer } from "@/lib/on-call/types";

/** What the schedule is made of, in words; the layer that wins comes first. */
export function LayerFacts({
  layers,
  names,
}: {
  layers: readonly Layer[];
  names: ReadonlyMap<string, string>;
}) {
  return (
    <Section title="Layers" description="Where several count at a moment, the upper one decides.">
      <Card>
        <ul className="divide-y">
          {layers.toReversed().map((layer, place) => (
            <li key={`${layer.name} ${place}`} className="grid gap-1 px-4 py-3 text-sm">
              <p className="font-medium">{layer.name}</p>
              <p className="text-muted-foreground">
                {rotationText(layer)}, from {layer.startsOn}:{" "}
                {layer.participants.map((id) => names.get(id) ?? "somebody who left").join(", ") || "nobody"}
              </p>
              {layer.restrictions.length > 0 && (
                <p className="text-muted-foreground">
                  Only {layer.restrictions.map(restrictionText).join("; ")}
                </p>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
