"use client";

import { ChartLine, KeyRound } from "lucide-react";
import { useState, useTransition } from "react";
import { EmptyState } from "@/components/feedback/empty-state";
import { firstPointCommand } from "@/components/metrics/first-point-command";
import { Button } from "@/components/ui/button";
import { CodeSnippet } from "@/components/ui/code-snippet";

/** Makes a key for sending metrics; absent for those who may not. */
export type CreateKey = () => Promise<{ data?: { token: string }; serverError?: { message: string } }>;

type FirstMetricProps = { endpoint: string; createKey?: CreateKey };

/** How to send a first point: one command that works when pasted, with a key made for it. */
export function FirstMetric({ endpoint, createKey }: FirstMetricProps) {
  const [token, setToken] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [pending, startTransition] = useTransition();

  function create() {
    startTransition(async () => {
      const { data, serverError } = (await createKey?.()) ?? {};
      setToken(data?.token);
      setProblem(serverError?.message);
    });
  }

  return (
    <EmptyState
      icon={ChartLine}
      title="Send your first metric"
      description={
        token
          ? "Paste this into a terminal. The key is shown this once; the page changes by itself when the point arrives."
          : createKey
            ? "A key is all it needs. We make one for you and put it into a command that works when pasted."
            : "Ask an owner or admin for an API key with the scope metrics:write, and put it into this command."
      }
      action={
        createKey && !token ? (
          <Button variant="primary" pending={pending} onClick={create}>
            {!pending && <KeyRound aria-hidden />}
            Create key and command
          </Button>
        ) : undefined
      }
    >
      {problem && (
        <p role="alert" className="text-critical mb-3 text-center text-sm">
          {problem}
        </p>
      )}
      {(token ?? !createKey) && (
        <CodeSnippet label="Send a first metric with curl" code={firstPointCommand(endpoint, token)} />
      )}
    </EmptyState>
  );
}
