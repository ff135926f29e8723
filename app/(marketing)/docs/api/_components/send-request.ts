import type { OpenApiParameter } from "@/lib/api/openapi-types";

export type TriedAnswer = { status: string; facts: string[]; text: string };

type TriedRequest = {
  method: string;
  path: string;
  parameters: readonly OpenApiParameter[];
  data: FormData;
  key: string;
};

const SHOWN_HEADERS = ["ratelimit-policy", "ratelimit", "retry-after", "idempotent-replayed", "x-request-id"];

/** Sends what the form says to this origin, with the key and without cookies. */
export async function sendRequest(request: TriedRequest): Promise<TriedAnswer> {
  const { method, data, key } = request;
  const body = data.get("body");
  try {
    const response = await fetch(addressOf(request), {
      method,
      credentials: "omit",
      cache: "no-store",
      headers: {
        authorization: `Bearer ${key}`,
        ...(typeof body === "string" && { "content-type": "application/json" }),
        ...idempotencyKey(data),
      },
      ...(typeof body === "string" && { body }),
    });
    const facts = SHOWN_HEADERS.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [`${name}: ${value}`];
    });
    return { status: String(response.status), facts, text: indented(await response.text()) };
  } catch {
    return { status: "No answer came. Are you online?", facts: [], text: "" };
  }
}

/** Lists take several values with commas between them. */
function addressOf({ path, parameters, data }: TriedRequest): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(textOf(data, name)));
  const search = new URLSearchParams();
  for (const { name, in: place, schema } of parameters) {
    const value = textOf(data, name);
    if (place !== "query" || value === "") continue;
    for (const each of schema.type === "array" ? value.split(",") : [value]) search.append(name, each.trim());
  }
  return search.size === 0 ? filled : `${filled}?${search}`;
}

function idempotencyKey(data: FormData): Record<string, string> {
  const key = textOf(data, "Idempotency-Key");
  return key === "" ? {} : { "idempotency-key": key };
}

function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value.trim() : "";
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
