import { CreditCard } from "lucide-react";
import { Card } from "@/components/ui/card";
import { paymentMethodLabel } from "@/lib/billing/labels";
import type { PaymentMethod } from "@/lib/billing/types";
import { PortalButton } from "./portal-button";

type PaymentMethodCardProps = { slug: string; method: PaymentMethod | null; refusal?: string };

export function PaymentMethodCard({ slug, method, refusal }: PaymentMethodCardProps) {
  return (
    <Card className="flex max-w-2xl flex-wrap items-center justify-between gap-3 p-4">
      <span className="flex min-w-0 items-center gap-3">
        <CreditCard className="text-muted-foreground size-5 shrink-0" aria-hidden />
        {method === null ? "No payment method yet" : paymentMethodLabel(method)}
      </span>
      <PortalButton slug={slug} place="payment-method" refusal={refusal}>
        Update payment method
      </PortalButton>
    </Card>
  );
}
