import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { API_KEY_SCOPES } from "@/lib/api-keys/scopes";
import { API_ENDPOINTS } from "./endpoints";
import { openApiDocument } from "./openapi";

const document = openApiDocument("https://app.example.com");
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, path, ...operation })),
);

function everyValue(value: unknown, found: (key: string, value: unknown) => void): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    found(key, inner);
    everyValue(inner, found);
  }
}

function references(value: unknown): string[] {
  const found: string[] = [];
  everyValue(value, (key, inner) => {
    if (key === "$ref") found.push(String(inner));
  });
  return found;
}

function resolve(reference: string): unknown {
  return reference
    .replace("#/", "")
    .split("/")
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], document);
}

describe("the OpenAPI document", () => {
  it("is valid OpenAPI 3.1", async () => {
    const copy = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
    const result = await new Validator().validate(copy);
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    expect(document.openapi).toBe("3.1.0");
  });

  it("refers to nothing that is not there, and holds nothing that is not referred to", () => {
    const referred = references(document);
    for (const reference of referred) expect(resolve(reference), reference).toBeDefined();
    for (const [kind, parts] of Object.entries(document.components))
      if (kind !== "securitySchemes")
        for (const name of Object.keys(parts)) expect(referred).toContain(`#/components/${kind}/${name}`);
  });

  it("names each operation once", () => {
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(operations)("says of $name what it does, needs and takes", (operation) => {
    expect(operation.summary).toMatch(/^[A-Z].*[^.]$/);
    expect(operation.description).toMatch(/^[A-Z].*\.$/s);
    expect(document.tags.map(({ name }) => name)).toEqual(expect.arrayContaining(operation.tags));
    const [needed] = operation.security;
    if (needed) expect(API_KEY_SCOPES).toContain(needed.apiKey[0]);
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = operation.parameters.filter((parameter) => parameter.in === "path");
    expect(declared.map(({ name }) => name)).toEqual(inPath);
    const hasSuccess = Object.keys(operation.responses).some((status) => status.startsWith("2"));
    expect(hasSuccess).toBe(true);
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(["422", "429"]));
    if (needed) expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(["401", "403"]));
  });

  it("writes every name in snake_case", () => {
    everyValue(document.components.schemas, (key, value) => {
      if (key === "properties")
        for (const name of Object.keys(value as object)) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
    });
  });
});

describe("the examples", () => {
  const examples = API_ENDPOINTS.flatMap(({ operation, body, answers }) => [
    ...(body ? [[`body of ${operation}`, body.schema, body.example] as const] : []),
    ...Object.entries(answers).flatMap(([status, { schema, example }]) =>
      schema ? [[`${status} of ${operation}`, schema, example] as const] : [],
    ),
  ]);

  it.each(examples)("%s is valid", (_name, schema, example) => {
    expect(schema.safeParse(example)).toMatchObject({ success: true });
  });

  it("are there for every body", () => {
    expect(examples.length).toBeGreaterThan(20);
    for (const [name, , example] of examples) expect(example, name).toBeDefined();
  });
});
