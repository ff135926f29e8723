import type { Plan } from "./plans";

/** "$199": whole amounts without cents. */
export function formatPrice({ amountCents, currency }: NonNullable<Plan["price"]>): string {
  return new Intl.NumberFormat("en-US", {
    style: "currency",
    currency,
    trailingZeroDisplay: "stripIfInteger",
  }).format(amountCents / 100);
}
