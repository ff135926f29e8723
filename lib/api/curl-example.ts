import type { OpenApiOperation } from "./openapi-types";

const PATH_EXAMPLES: Record<string, string> = {
  metric: "cpu_usage",
  sequence: "1",
  id: "01980c3e-6c02-7f1a-8a51-0b6f6a1f7e21",
};

type Described = { baseUrl: string; method: string; path: string; operation: OpenApiOperation };

/** The address of an operation with examples in place of its parameters. */
export function examplePath(path: string): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => PATH_EXAMPLES[name] ?? name);
}

/** The example of what an operation is sent; undefined where it takes no body. */
export function exampleBody({ requestBody }: OpenApiOperation): unknown {
  return requestBody?.content["application/json"]?.example;
}

/** A command that works when pasted, once REGULIX_API_KEY is set. */
export function curlExample({ baseUrl, method, path, operation }: Described): string {
  const body = exampleBody(operation);
  const lines = [
    `curl ${method === "GET" ? "" : `-X ${method} `}"${baseUrl}${examplePath(path)}"`,
    `-H "Authorization: Bearer $REGULIX_API_KEY"`,
    ...(body === undefined
      ? []
      : [`-H "Content-Type: application/json"`, `-d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`]),
  ];
  return lines.join(" \\\n  ");
}
