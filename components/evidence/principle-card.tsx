import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { TRUST_PRINCIPLES, type Evidence, type TrustPrinciple } from "@/lib/evidence/figures";
import { PRINCIPLE_LABELS } from "@/lib/evidence/labels";
import { FigureRow } from "./figure-row";

type PrincipleCardProps = {
  principle: TrustPrinciple;
  evidence: Evidence;
  /** Below which the raw rows of each figure are shown; absent where they are not. */
  rowsPath?: string;
};

/** The figures of one trust principle, each with where it comes from. */
export function PrincipleCard({ principle, evidence, rowsPath }: PrincipleCardProps) {
  return (
    <Card>
      <CardHeader title={PRINCIPLE_LABELS[principle]} />
      <CardContent>
        <ul className="divide-y">
          {TRUST_PRINCIPLES[principle].map((key) => (
            <FigureRow
              key={key}
              name={key}
              figure={evidence[key]}
              rowsHref={rowsPath && `${rowsPath}/${key}`}
            />
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}
