import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { TRUST_PRINCIPLES, type Evidence, type TrustPrinciple } from "@/lib/evidence/figures";
import { PRINCIPLE_LABELS } from "@/lib/evidence/labels";
import { FigureRow } from "./figure-row";

/** The figures of one trust principle, each with where it comes from. */
export function PrincipleCard({ principle, evidence }: { principle: TrustPrinciple; evidence: Evidence }) {
  return (
    <Card>
      <CardHeader title={PRINCIPLE_LABELS[principle]} />
      <CardContent>
        <ul className="divide-y">
          {TRUST_PRINCIPLES[principle].map((key) => (
            <FigureRow key={key} name={key} figure={evidence[key]} />
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}
