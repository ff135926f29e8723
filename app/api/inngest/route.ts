import type { NextRequest } from "next/server";
import { serve } from "inngest/next";
import { functions } from "@/inngest";
import { env } from "@/lib/env";
import { inngest } from "@/lib/events/client";
import { trackExecution } from "@/lib/events/executions";

export const maxDuration = 300;

const handlers = serve({ client: inngest, functions });

export const { GET, PUT } = handlers;

export function POST(request: NextRequest, context: unknown): Promise<Response> {
  const handle = () => handlers.POST(request, context);
  return env.REGULIX_ENGINE_URL ? trackExecution(request, handle) : handle();
}
