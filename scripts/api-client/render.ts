import type { JsonSchema, OpenApiDocument, OpenApiOperation } from "@/lib/api/openapi-types";
import { docComment, refName, schemaType } from "./schema-type";

type Method = { method: string; path: string; operation: OpenApiOperation };

const HEADER = "// Written by `npm run api:client` from the OpenAPI document. Do not edit.\n\n";

/** The types of the client: every named schema, and the query and body of each operation. */
export function renderTypes(document: OpenApiDocument): string {
  const named = Object.entries(document.components.schemas).map(([name, schema]) => typeOf(name, schema));
  const ofOperations = methodsOf(document).flatMap(({ operation }) => [
    ...(hasQuery(operation) ? [typeOf(queryType(operation), querySchema(operation))] : []),
    ...inlineBody(operation),
  ]);
  return HEADER + [...named, ...ofOperations].join("\n\n") + "\n";
}

/** The class of the client: a method for each operation, and one more for each list. */
export function renderClient(document: OpenApiDocument): string {
  const methods = methodsOf(document);
  const used = new Set<string>();
  const rendered = methods.map((method) => renderMethod(document, method, used)).join("\n\n");
  return `${HEADER}import { Transport, everyItem, type CallOptions, type RegulixOptions } from "../transport.js";
import type { ${[...used].sort().join(", ")} } from "./types.js";

${docComment(document.info.description)}export class Regulix {
  readonly #transport: Transport;

  constructor(options: RegulixOptions) {
    this.#transport = new Transport(options);
  }

${rendered}
}
`;
}

function methodsOf(document: OpenApiDocument): Method[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

function renderMethod(
  document: OpenApiDocument,
  { method, path, operation }: Method,
  used: Set<string>,
): string {
  const { operationId, summary, description } = operation;
  const answer = answerType(operation, used);
  const pathParameters = operation.parameters.filter((parameter) => parameter.in === "path");
  const parameters = pathParameters.map(({ name, schema }) => `${name}: ${schemaType(schema)}`);
  const given = [`method: "${method}"`, `path: ${pathExpression(path)}`];
  if (operation.requestBody) {
    const type = bodyType(operation);
    used.add(type);
    parameters.push(`body: ${type}`);
    given.push("body");
  }
  if (hasQuery(operation)) {
    used.add(queryType(operation));
    parameters.push(`query: ${queryType(operation)} = {}`);
    given.push("query");
  }
  parameters.push("options: CallOptions = {}");
  given.push("options");
  const single = `  ${docComment(`${summary}. ${description}`)}  ${operationId}(${parameters.join(", ")}): Promise<${answer}> {
    return this.#transport.send<${answer}>({ ${given.join(", ")} });
  }`;
  const item = itemType(document, answer);
  if (item === null) return single;
  used.add(item);
  const all = operationId.replace(/^list/, "listAll");
  return `${single}

  /** The items of all pages, fetched as they are taken. */
  ${all}(${pathParameters.map(({ name, schema }) => `${name}: ${schemaType(schema)}, `).join("")}query: Omit<${queryType(operation)}, "cursor"> = {}, options: CallOptions = {}): AsyncGenerator<${item}, void, undefined> {
    return everyItem((cursor) => this.${operationId}(${pathParameters.map(({ name }) => `${name}, `).join("")}{ ...query, cursor }, options));
  }`;
}

function answerType({ responses }: OpenApiOperation, used: Set<string>): string {
  const types = Object.entries(responses).flatMap(([status, response]) => {
    if (!status.startsWith("2") || !("content" in response)) return [];
    const schema = response.content?.["application/json"]?.schema ?? {};
    return (schema.anyOf ?? [schema]).map(schemaType);
  });
  for (const type of types) used.add(type);
  return types.length === 0 ? "void" : [...new Set(types)].join(" | ");
}

/** What a page holds; null for what is no page. */
function itemType(document: OpenApiDocument, answer: string): string | null {
  const page = document.components.schemas[answer];
  const items = page?.properties?.next_cursor && page.properties.data?.items?.$ref;
  return items ? refName(items) : null;
}

function typeOf(name: string, schema: JsonSchema): string {
  return `${docComment(schema.description)}export type ${name} = ${schemaType(schema)};`;
}

function hasQuery({ parameters }: OpenApiOperation): boolean {
  return parameters.some((parameter) => parameter.in === "query");
}

function queryType({ operationId }: OpenApiOperation): string {
  return `${capitalized(operationId)}Query`;
}

function querySchema({ parameters }: OpenApiOperation): JsonSchema {
  const properties = parameters
    .filter((parameter) => parameter.in === "query")
    .map(({ name, description, schema }) => [name, { ...schema, description }] as const);
  return { type: "object", properties: Object.fromEntries(properties) };
}

function bodySchema({ requestBody }: OpenApiOperation): JsonSchema | undefined {
  return requestBody?.content["application/json"]?.schema;
}

function bodyType(operation: OpenApiOperation): string {
  const schema = bodySchema(operation);
  return schema?.$ref === undefined ? `${capitalized(operation.operationId)}Body` : refName(schema.$ref);
}

function inlineBody(operation: OpenApiOperation): string[] {
  const schema = bodySchema(operation);
  return schema === undefined || schema.$ref !== undefined ? [] : [typeOf(bodyType(operation), schema)];
}

function pathExpression(path: string): string {
  return path.includes("{")
    ? `\`${path.replace(/\{(\w+)\}/g, (_, name: string) => `\${encodeURIComponent(${name})}`)}\``
    : JSON.stringify(path);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
