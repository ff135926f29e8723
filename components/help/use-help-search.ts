"use client";

import { useEffect, useState } from "react";

import type { HelpAnswer } from "@/lib/help/types";

/** Long enough that a word typed at speed asks once. */
const QUIET_MILLISECONDS = 120;
const SHORTEST_SEARCH = 2;

export type TypedAnswer = HelpAnswer & { typed: string };

const NOTHING: TypedAnswer = { typed: "", hits: [], corrected: null, closest: [] };

/** What help answers to what was typed; an answer that comes too late is dropped. */
export function useHelpSearch(typed: string): TypedAnswer {
  const [answer, setAnswer] = useState<TypedAnswer>(NOTHING);
  const wanted = typed.trim();

  useEffect(() => {
    if (wanted.length < SHORTEST_SEARCH) return;
    const asked = new AbortController();
    const timer = setTimeout(() => {
      fetch(`/api/help/search?${new URLSearchParams({ q: wanted })}`, { signal: asked.signal })
        .then(async (response) => {
          if (response.ok) setAnswer({ ...((await response.json()) as HelpAnswer), typed: wanted });
        })
        // Cancelled, or offline: sending the form still searches.
        .catch(() => undefined);
    }, QUIET_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [wanted]);

  return wanted.length < SHORTEST_SEARCH ? NOTHING : answer;
}
