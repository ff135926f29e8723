"use client";

import { useEffect, useState } from "react";
import { checkSlugAction } from "../actions";

const PAUSE_MILLISECONDS = 350;

type SlugStatus = { kind: "unknown" } | { kind: "free" } | { kind: "refused"; problem: string };

/** Whether an address can be had, asked once typing pauses. Creating it decides in the end. */
export function useSlugStatus(slug: string): SlugStatus {
  const [checked, setChecked] = useState<{ slug: string; problem: string | null } | null>(null);
  useEffect(() => {
    if (slug === "") return;
    let current = true;
    const timer = setTimeout(() => {
      void checkSlugAction({ slug }).then((result) => {
        if (current && result.data) setChecked({ slug, problem: result.data.problem });
      });
    }, PAUSE_MILLISECONDS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [slug]);
  if (checked === null || checked.slug !== slug) return { kind: "unknown" };
  return checked.problem === null ? { kind: "free" } : { kind: "refused", problem: checked.problem };
}
