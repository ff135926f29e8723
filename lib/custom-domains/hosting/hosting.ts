import "server-only";
import { env } from "@/lib/env";
import { vercelHosting } from "./vercel";

/** What a platform says when it is told a name; `message` is fit for those who own the name. */
export type AttachAnswer = { kind: "attached" } | { kind: "refused"; message: string };

/** A platform that has to know the names it takes requests for. */
export type Hosting = {
  /** Repeating it changes nothing. */
  attach: (hostName: string) => Promise<AttachAnswer>;
  /** True once the platform no longer knows the name. */
  detach: (hostName: string) => Promise<boolean>;
};

/**
 * The platform that runs the installation; null where a proxy of one's own asks for certificates when they are
 * needed, so that nobody has to be told.
 */
export function findHosting(): Hosting | null {
  const { VERCEL_API_TOKEN: token, VERCEL_PROJECT_ID: project } = env;
  if (token === undefined && project === undefined) return null;
  if (token === undefined) return unfinished("VERCEL_API_TOKEN");
  if (project === undefined) return unfinished("VERCEL_PROJECT_ID");
  return vercelHosting({ url: env.VERCEL_API_URL, token, project, team: env.VERCEL_TEAM_ID });
}

function unfinished(setting: string): Hosting {
  const message = `The setting ${setting} of this installation is missing. Tell whoever operates it.`;
  return {
    attach: () => Promise.resolve({ kind: "refused", message }),
    detach: () => Promise.resolve(false),
  };
}
