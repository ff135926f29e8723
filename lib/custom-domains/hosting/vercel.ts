import "server-only";
import { z } from "zod";
import { sendOutgoingRequest } from "@/lib/outgoing/send-outgoing-request";
import type { OutgoingRequest } from "@/lib/outgoing/types";
import type { AttachAnswer, Hosting } from "./hosting";

type Settings = { url: string; token: string; project: string; team: string | undefined };

const ProjectDomain = z.object({
  verified: z.boolean(),
  verification: z.array(z.object({ type: z.string(), domain: z.string(), value: z.string() })).default([]),
});

const Refusal = z.object({ error: z.object({ code: z.string() }) });

const UNREACHABLE = "Vercel does not answer. It is asked again within the hour.";
const MESSAGES: Record<string, string> = {
  domain_already_in_use: "Another project at Vercel has this name. Remove it there first.",
  forbidden: "Vercel refuses the token of this installation. Tell whoever operates it.",
  not_found: "Vercel does not know the project of this installation. Tell whoever operates it.",
  too_many_requests: UNREACHABLE,
};

/** Vercel's domains of a project: it gets the certificate itself once it knows the name. */
export function vercelHosting(settings: Settings): Hosting {
  const domains = `/projects/${encodeURIComponent(settings.project)}/domains`;
  const call = (method: OutgoingRequest["method"], path: string, body?: unknown) =>
    callVercel(settings, { method, path, body });

  return {
    attach: async (hostName) => {
      const known = await call("GET", `/v9${domains}/${encodeURIComponent(hostName)}`);
      if (known.status === 200)
        return judge(known.body, () => call("POST", `/v9${domains}/${hostName}/verify`));
      if (known.status !== 404) return refusalOf(known.body);
      const added = await call("POST", `/v10${domains}`, { name: hostName });
      return added.status === 200 ? judge(added.body) : refusalOf(added.body);
    },
    detach: async (hostName) => {
      const { status } = await call("DELETE", `/v9${domains}/${encodeURIComponent(hostName)}`);
      return status === 200 || status === 404;
    },
  };
}

type Answer = { status: number; body: unknown };

/** A name that somebody else uses at Vercel has to be proven there as well. */
async function judge(body: unknown, verify?: () => Promise<Answer>): Promise<AttachAnswer> {
  const domain = ProjectDomain.safeParse(body).data;
  if (domain === undefined) return { kind: "refused", message: UNREACHABLE };
  if (domain.verified) return { kind: "attached" };
  if (verify && (await verify()).status === 200) return { kind: "attached" };
  const [record] = domain.verification;
  return {
    kind: "refused",
    message: record
      ? `The name is known to Vercel already. Prove it there with a record of the type ${record.type} at ${record.domain} that says ${record.value}.`
      : UNREACHABLE,
  };
}

function refusalOf(body: unknown): AttachAnswer {
  const code = Refusal.safeParse(body).data?.error.code ?? "";
  return { kind: "refused", message: MESSAGES[code] ?? UNREACHABLE };
}

async function callVercel(
  { url, token, team }: Settings,
  { method, path, body }: { method: OutgoingRequest["method"]; path: string; body: unknown },
): Promise<Answer> {
  const address = new URL(`${url}${path}`);
  if (team !== undefined) address.searchParams.set("teamId", team);
  const result = await sendOutgoingRequest({
    url: address.href,
    method,
    allowHttp: address.protocol === "http:",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!result.ok) return { status: 0, body: null };
  return { status: result.status, body: parseJson(result.body.toString("utf8")) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
