"use client";

import { useEffect, useRef, useState } from "react";
import type { PublishedKeys } from "@/lib/verifier/keys";
import type { VerifyAnswer, VerifyRequest } from "@/lib/verifier/worker";

/** The very file that travels in every bundle. */
const VERIFIER = "/verify/regulix-verify.mjs";

export type VerifyState = { kind: "idle" } | { kind: "started"; name: string } | VerifyAnswer;

type Asked = {
  files: readonly File[];
  keys: PublishedKeys;
  ownKeys: File | undefined;
  checkpoint: File | undefined;
};

/** The verifier in a worker of its own, loaded with the page, so that nothing is fetched when a file is dropped. */
export function useVerifier() {
  const worker = useRef<Worker>(null);
  const [state, setState] = useState<VerifyState>({ kind: "idle" });

  useEffect(() => {
    const started = new Worker(VERIFIER, { type: "module" });
    started.addEventListener("message", ({ data }: MessageEvent<VerifyAnswer>) => setState(data));
    worker.current = started;
    return () => started.terminate();
  }, []);

  async function verify({ files, keys, ownKeys, checkpoint }: Asked): Promise<void> {
    const pdf = files.find(({ name }) => name.endsWith(".pdf")) ?? null;
    const file = files.find((each) => each !== pdf) ?? pdf;
    if (file === null) return;
    setState({ kind: "started", name: file.name });
    const trusted = await readKeys(ownKeys, keys);
    if (trusted === null) {
      const message = "The file of keys is not a list of public keys.";
      setState({ kind: "problem", code: 1, problem: "unreadable", place: ownKeys?.name ?? "", message });
      return;
    }
    const anchors = checkpoint ? [{ name: checkpoint.name, note: await checkpoint.text() }] : [];
    worker.current?.postMessage({ file, pdf, keys: trusted, anchors } satisfies VerifyRequest);
  }

  return { state, verify };
}

async function readKeys(file: File | undefined, fallback: PublishedKeys): Promise<PublishedKeys | null> {
  if (file === undefined) return fallback;
  try {
    return JSON.parse(await file.text()) as PublishedKeys;
  } catch {
    return null;
  }
}
