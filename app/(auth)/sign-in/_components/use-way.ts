"use client";

import { useEffect, useState } from "react";
import type { Way } from "@/lib/single-sign-on/find-way";
import { findWayAction } from "../actions";

/** Until somebody has stopped typing. */
const PAUSE_MILLISECONDS = 250;

const DOMAIN = /@([^@\s]+\.[^@\s.]+)$/;

/** Whether the domain of a typed address has single sign-on. Only the domain is asked about. */
export function useWay(email: string): Way | null {
  const [way, setWay] = useState<Way | null>(null);
  const domain = DOMAIN.exec(email.trim())?.[1]?.toLowerCase() ?? null;
  useEffect(() => {
    if (domain === null) return;
    let current = true;
    const ask = async () => {
      const { data } = await findWayAction({ domain });
      if (current) setWay(data ?? null);
    };
    const timer = setTimeout(() => void ask(), PAUSE_MILLISECONDS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [domain]);
  return way?.domain === domain ? way : null;
}
