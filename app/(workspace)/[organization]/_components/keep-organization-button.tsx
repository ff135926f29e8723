"use client";

import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { keepOrganizationAction } from "../settings/organization/actions";

/** Takes the closing of the organisation back. */
export function KeepOrganizationButton({ slug }: { slug: string }) {
  const [pending, startTransition] = useTransition();

  function keep() {
    startTransition(async () => {
      const { serverError } = await keepOrganizationAction(slug);
      if (serverError) showToast({ title: serverError.message, tone: "critical" });
      else showToast({ title: "The organisation is kept", tone: "success" });
    });
  }

  return (
    <Button size="sm" variant="primary" pending={pending} onClick={keep}>
      Keep this organisation
    </Button>
  );
}
