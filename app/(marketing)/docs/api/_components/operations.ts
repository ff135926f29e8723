import type { OpenApiDocument, OpenApiOperation } from "@/lib/api/openapi-types";

export type DescribedOperation = { method: string; path: string; operation: OpenApiOperation };

export type OperationLink = { id: string; method: string; path: string; summary: string };

export type OperationGroup = {
  tag: string;
  /** The page of the group, below the reference's own address. */
  slug: string;
  description: string;
  operations: DescribedOperation[];
  links: OperationLink[];
};

/** The operations of the document below their headings, in its order. */
export function operationsByTag({ tags, paths }: OpenApiDocument): OperationGroup[] {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  return tags.map(({ name, description }) => {
    const operations = all.filter(({ operation }) => operation.tags.includes(name));
    const links = operations.map(({ method, path, operation }) => ({
      id: operation.operationId,
      method,
      path,
      summary: operation.summary,
    }));
    return { tag: name, slug: slugOf(name), description, operations, links };
  });
}

function slugOf(tag: string): string {
  return tag.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
