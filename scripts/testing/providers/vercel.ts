import {
  jsonAnswer,
  parsedBody,
  startProviderServer,
  type ProviderAnswer,
  type ProviderRequest,
} from "./provider-server";

const TOKEN = "vercel-token";
const PROJECT = "prj_regulix";
const TEAM = "team_regulix";

export type TestVercel = {
  host: string;
  /** What makes the product call it. */
  settings: Record<string, string>;
  /** The names of the project; false until they are verified. */
  domains: Map<string, boolean>;
  /** Names of somebody else's project. */
  usedElsewhere: Set<string>;
  /** Names that Vercel wants proven by a record of its own. */
  toBeProven: Set<string>;
  close: () => Promise<void>;
};

/** The domains of a project as Vercel's REST API has them: get, add, verify and remove. */
export async function startVercel(): Promise<TestVercel> {
  const domains = new Map<string, boolean>();
  const [usedElsewhere, toBeProven] = [new Set<string>(), new Set<string>()];
  const known = { domains, usedElsewhere, toBeProven };
  const server = await startProviderServer((request) => answer(request, known));
  return {
    ...known,
    host: server.host,
    settings: {
      VERCEL_API_URL: server.url,
      VERCEL_API_TOKEN: TOKEN,
      VERCEL_PROJECT_ID: PROJECT,
      VERCEL_TEAM_ID: TEAM,
    },
    close: server.close,
  };
}

type Known = Pick<TestVercel, "domains" | "usedElsewhere" | "toBeProven">;

function answer({ method, path, headers, body }: ProviderRequest, known: Known): ProviderAnswer {
  const { pathname, searchParams } = new URL(path, "http://vercel.test");
  if (headers.authorization !== `Bearer ${TOKEN}` || searchParams.get("teamId") !== TEAM)
    return refusal(403, "forbidden");
  const [, version, , project, , name, verb] = pathname.split("/");
  if (project !== PROJECT) return refusal(404, "not_found");
  if (version === "v10" && method === "POST" && name === undefined)
    return add((parsedBody(body) as { name: string }).name, known);
  if (version !== "v9" || name === undefined || !known.domains.has(name)) return refusal(404, "not_found");
  if (method === "DELETE") {
    known.domains.delete(name);
    return jsonAnswer(200, {});
  }
  if (method === "POST" && verb === "verify") {
    if (known.toBeProven.has(name)) return refusal(400, "missing_txt_record");
    known.domains.set(name, true);
  }
  return describe(name, known);
}

function add(name: string, known: Known): ProviderAnswer {
  if (known.usedElsewhere.has(name)) return refusal(409, "domain_already_in_use");
  if (known.domains.has(name)) return refusal(400, "domain_already_exists");
  known.domains.set(name, !known.toBeProven.has(name));
  return describe(name, known);
}

function describe(name: string, { domains }: Known): ProviderAnswer {
  const verified = domains.get(name) === true;
  const challenge = {
    type: "TXT",
    domain: `_vercel.${name}`,
    value: "vc-domain-verify=1",
    reason: "pending",
  };
  return jsonAnswer(200, {
    ...{ name, apexName: name, projectId: PROJECT, verified },
    ...(!verified && { verification: [challenge] }),
  });
}

function refusal(status: number, code: string): ProviderAnswer {
  return jsonAnswer(status, { error: { code, message: code } });
}
