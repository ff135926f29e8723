import "server-only";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { env } from "@/lib/env";

const TIMEOUT_MILLISECONDS = 15_000;
const MAX_BYTES = 40 * 1024 * 1024;

const Received = z.object({ raw: z.object({ download_url: z.url({ protocol: /^https?$/ }) }) });

/** A mail that Resend received, as it was sent. Throws UNAVAILABLE, so that Resend calls again. */
export async function fetchResendMail(id: string, apiKey: string): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
  const headers = { authorization: `Bearer ${apiKey}` };
  const answer = await ask(`${env.RESEND_API_URL}/emails/receiving/${encodeURIComponent(id)}`, {
    headers,
    signal,
  });
  const { raw } = Received.parse(await answer.json());
  // The address carries its own signature; our key is not sent there.
  return new Uint8Array(await (await ask(raw.download_url, { signal })).arrayBuffer());
}

async function ask(address: string, request: RequestInit): Promise<Response> {
  const response = await fetch(address, { ...request, redirect: "error" });
  if (Number(response.headers.get("content-length") ?? 0) > MAX_BYTES)
    throw new AppError("PAYLOAD_TOO_LARGE", "The mail is too large.");
  if (response.ok) return response;
  throw new AppError("UNAVAILABLE", `Resend answered ${response.status} when asked for a mail.`);
}
