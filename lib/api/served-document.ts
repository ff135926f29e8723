import "server-only";
import { env } from "@/lib/env";
import { openApiDocument } from "./openapi";
import type { OpenApiDocument } from "./openapi-types";

let made: OpenApiDocument | undefined;

/** The document of this installation; it changes with the version only. */
export function servedDocument(): OpenApiDocument {
  return (made ??= openApiDocument(env.APP_URL));
}
