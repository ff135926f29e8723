import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { servedDocument } from "@/lib/api/served-document";
import { KeyField } from "../_components/key-field";
import { operationsByTag } from "../_components/operations";
import { OperationSection } from "../_components/operation-section";
import { reachableSchemas } from "../_components/reachable-schemas";
import { SchemaSection } from "../_components/schema-section";

type ResourcePageProps = { params: Promise<{ resource: string }> };

async function groupOf({ params }: ResourcePageProps) {
  const { resource } = await params;
  return operationsByTag(servedDocument()).find(({ slug }) => slug === resource) ?? notFound();
}

export async function generateMetadata(props: ResourcePageProps): Promise<Metadata> {
  const { tag, description } = await groupOf(props);
  return { title: `${tag} · API reference`, description };
}

/** The operations of one resource, drawn from the document that the API serves, with the types they name. */
export default async function ApiResourcePage(props: ResourcePageProps) {
  const { tag, description, operations } = await groupOf(props);
  const { servers, components } = servedDocument();
  const [{ url: baseUrl } = { url: "" }] = servers;
  const schemas = reachableSchemas(
    operations.map(({ operation }) => operation),
    components.schemas,
  );
  return (
    <>
      <section className="grid gap-4">
        <h1 className="text-2xl font-semibold tracking-tight">{tag}</h1>
        <p className="max-w-reading text-muted-foreground">{description}</p>
        <KeyField />
      </section>
      {operations.map((described) => (
        <OperationSection
          key={described.operation.operationId}
          {...described}
          baseUrl={baseUrl}
          components={components}
        />
      ))}
      {Object.keys(schemas).length > 0 && <SchemaSection schemas={schemas} />}
    </>
  );
}
