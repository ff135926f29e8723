"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { showToast } from "@/components/ui/toast-store";
import { refreshBillingAction } from "../settings/billing/actions";

/** Whoever comes back from Stripe sees what was done there at once, though its webhook may be late. */
export function CheckoutReturn({ slug }: { slug: string }) {
  const router = useRouter();
  const pathname = usePathname();
  const returned = useSearchParams().get("checkout");

  const refresh = useEffectEvent(async (from: string) => {
    const { serverError } = await refreshBillingAction(slug);
    if (serverError) showToast({ title: serverError.message, tone: "critical" });
    else if (from === "done") showToast({ title: "Thank you: the plan is yours", tone: "success" });
    router.replace(pathname, { scroll: false });
  });

  useEffect(() => {
    if (returned !== null) void refresh(returned);
  }, [returned]);
  return null;
}
