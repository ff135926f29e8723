"use client";

import { useEffect, useState } from "react";

import type { FoundRecord } from "@/lib/search/types";

/** Long enough that a word typed at speed asks once. */
const QUIET_MILLISECONDS = 120;
const SHORTEST_SEARCH = 2;

type Answer = { typed: string; records: FoundRecord[] };

const nothing: Answer = { typed: "", records: [] };

/** The organisation's records that answer what was typed; an answer that comes too late is dropped. */
export function useRecordSearch(
  organization: string,
  typed: string,
): { records: FoundRecord[]; typed: string } {
  const [answer, setAnswer] = useState<Answer>(nothing);
  const wanted = typed.trim();

  useEffect(() => {
    if (wanted.length < SHORTEST_SEARCH) return;
    const asked = new AbortController();
    const timer = setTimeout(() => {
      const query = new URLSearchParams({ q: wanted });
      fetch(`/api/search/${encodeURIComponent(organization)}?${query}`, { signal: asked.signal })
        .then(async (response) => {
          const { records } = (await response.json()) as { records: FoundRecord[] };
          setAnswer({ typed: wanted, records: response.ok ? records : [] });
        })
        // Cancelled, or offline: the pages and commands are still there.
        .catch(() => undefined);
    }, QUIET_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [organization, wanted]);

  return wanted.length < SHORTEST_SEARCH ? nothing : answer;
}
