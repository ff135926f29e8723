"use client";

import { useRouter, useSearchParams, usePathname } from "next/navigation";
import { useEffect } from "react";
import { showToast } from "@/components/ui/toast-store";

type NoticeToastProps = { organizationName: string };

/** Says once what led here, such as an accepted invitation, and takes it out of the address. */
export function NoticeToast({ organizationName }: NoticeToastProps) {
  const router = useRouter();
  const pathname = usePathname();
  const searchParams = useSearchParams();
  const notice = searchParams.get("notice");

  useEffect(() => {
    const text = notice === null ? undefined : NOTICES[notice]?.(organizationName);
    if (text === undefined) return;
    showToast({ title: text, tone: "success" });
    const rest = new URLSearchParams(searchParams);
    rest.delete("notice");
    router.replace(rest.size === 0 ? pathname : `${pathname}?${rest}`, { scroll: false });
  }, [notice, organizationName, pathname, router, searchParams]);
  return null;
}

const NOTICES: Record<string, (organizationName: string) => string> = {
  joined: (name) => `You joined ${name}`,
  created: (name) => `${name} is ready`,
  unpaid: (name) => `${name} is ready. The checkout did not open: pay under Billing, the trial goes on`,
  moved: (name) => `${name} has a new address`,
};
