"use client";

import { useEffect, useState } from "react";

export type Fetched<Value> = { state: "loading" } | { state: "failed" } | { state: "ready"; value: Value };

/** What an address of ours answers, once; `retry` asks again. */
export function useFetched<Value>(address: string): { answer: Fetched<Value>; retry: () => void } {
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Fetched<Value>>({ state: "loading" });

  useEffect(() => {
    const asked = new AbortController();
    fetch(address, { signal: asked.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(String(response.status));
        setAnswer({ state: "ready", value: (await response.json()) as Value });
      })
      .catch(() => {
        if (!asked.signal.aborted) setAnswer({ state: "failed" });
      });
    return () => asked.abort();
  }, [address, attempt]);

  return {
    answer,
    retry: () => {
      setAnswer({ state: "loading" });
      setAttempt(attempt + 1);
    },
  };
}
