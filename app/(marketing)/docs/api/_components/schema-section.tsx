import type { JsonSchema } from "@/lib/api/openapi-types";
import { SchemaFields } from "./schema-fields";
import { typeParts } from "./type-parts";

/** The types that the operations name. */
export function SchemaSection({ schemas }: { schemas: Record<string, JsonSchema> }) {
  return (
    <section aria-labelledby="types" className="grid gap-6 border-t pt-8">
      <h2 id="types" className="text-xl font-semibold tracking-tight">
        Types
      </h2>
      {Object.entries(schemas).map(([name, schema]) => (
        <div key={name} className="grid gap-2">
          <h3 id={`schema-${name}`} className="scroll-mt-4 font-mono font-semibold">
            {name}
          </h3>
          {schema.description && <p className="text-muted-foreground text-sm">{schema.description}</p>}
          {schema.properties ? (
            <SchemaFields schema={schema} schemas={schemas} />
          ) : (
            <p className="text-muted-foreground font-mono text-sm">
              {typeParts(schema)
                .map(({ text }) => text)
                .join("")}
            </p>
          )}
        </div>
      ))}
    </section>
  );
}
