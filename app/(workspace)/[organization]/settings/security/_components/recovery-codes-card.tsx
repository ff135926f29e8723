import { LifeBuoy } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { FactorCard } from "./factor-card";
import { NewRecoveryCodesDialog } from "./new-recovery-codes-dialog";

const FEW = 3;

export function RecoveryCodesCard({ left }: { left: number }) {
  return (
    <FactorCard
      icon={LifeBuoy}
      title="Recovery codes"
      badge={<Badge tone={left <= FEW ? "medium" : "neutral"}>{left} of 10 left</Badge>}
      actions={<NewRecoveryCodesDialog />}
    >
      The way in when your phone or key is lost. Each code works once; keep them away from your password.
    </FactorCard>
  );
}
