import { readdirSync } from "node:fs";
import { join } from "node:path";
import { refuseMethod } from "@/lib/api/other-methods";

export type RouteHandler = (
  request: Request,
  segment: { params: Promise<Record<string, string>> },
) => Promise<Response>;

export type ApiRoute = { method: string; path: string; handler: RouteHandler };

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
const ROOT = join(import.meta.dirname, "../..");

/** Every handler of the public API, read from the route tree; what answers unknown addresses is none. */
export async function apiRoutes(): Promise<ApiRoute[]> {
  const routes: ApiRoute[] = [];
  for (const folder of routeFolders("app/api/v1")) {
    const file = join(ROOT, folder, "route.ts");
    const handlers = (await import(/* @vite-ignore */ file)) as Record<string, RouteHandler>;
    const path = folder.replace(/^app/, "").replace(/\[([^\]]+)\]/g, "{$1}");
    for (const [method, handler] of Object.entries(handlers))
      if (METHODS.includes(method) && !isRefusal(handler)) routes.push({ method, path, handler });
  }
  return routes;
}

/** Every address of the API and of OpenTelemetry, with what it answers to each method. */
export async function apiAddresses(): Promise<{ path: string; handlers: Record<string, RouteHandler> }[]> {
  const folders = ["app/api/v1", "app/api/otlp/v1"].flatMap(routeFolders);
  return Promise.all(
    folders.map(async (folder) => ({
      path: folder.replace(/^app/, "").replace(/\[([^\]]+)\]/g, "{$1}"),
      handlers: (await import(/* @vite-ignore */ join(ROOT, folder, "route.ts"))) as Record<
        string,
        RouteHandler
      >,
    })),
  );
}

function isRefusal(handler: unknown): boolean {
  return handler === refuseMethod;
}

function routeFolders(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory())
      return entry.name.startsWith("[...") ? [] : routeFolders(`${folder}/${entry.name}`);
    return entry.name === "route.ts" ? [folder] : [];
  });
}

export type ApiReply = {
  status: number;
  headers: Headers;
  text: string;
  body: Record<string, unknown>;
};

/** Calls a handler as the address bar would reach it. */
export async function callApi(
  { method, path, handler }: ApiRoute,
  input: {
    token?: string;
    params?: Record<string, string>;
    query?: Record<string, string | number | readonly string[]>;
    body?: unknown;
    headers?: Record<string, string>;
  } = {},
): Promise<ApiReply> {
  const { token, params = {}, query = {}, body, headers } = input;
  const url = new URL(
    path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? "")),
    "http://localhost",
  );
  for (const [name, value] of Object.entries(query))
    for (const each of [value].flat()) url.searchParams.append(name, String(each));
  const request = new Request(url, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  const parsed = text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  return { status: response.status, headers: response.headers, text, body: parsed };
}
