import type { JsonSchema } from "@/lib/api/openapi-types";
import { typeParts } from "./type-parts";

type Field = { name: string; required: boolean; schema: JsonSchema; note?: string };

type SchemaFieldsProps =
  | { fields: readonly Field[] }
  /** An object, or a reference to one; a choice is drawn as its parts. */
  | { schema: JsonSchema; schemas: Record<string, JsonSchema> };

/** The fields of an object: name, type and what they mean. Named types are links to their own section. */
export function SchemaFields(props: SchemaFieldsProps) {
  if ("fields" in props) return <FieldList fields={props.fields} />;
  const { schema, schemas } = props;
  if (schema.anyOf)
    return (
      <div className="grid gap-3">
        {schema.anyOf.map((choice, place) => (
          <div key={place} className="grid gap-1">
            <p className="text-muted-foreground text-sm">{place === 0 ? "Either" : "or"}</p>
            <SchemaFields schema={choice} schemas={schemas} />
          </div>
        ))}
      </div>
    );
  const { properties, required = [] } = resolved(schema, schemas);
  return (
    <FieldList
      fields={Object.entries(properties ?? {}).map(([name, field]) => ({
        name,
        required: required.includes(name),
        schema: field,
      }))}
    />
  );
}

function FieldList({ fields }: { fields: readonly Field[] }) {
  return (
    <dl className="divide-y rounded-md border text-sm">
      {fields.map(({ name, required, schema, note }) => (
        <div key={name} className="grid gap-0.5 px-3 py-2">
          <dt className="flex flex-wrap items-baseline gap-x-2">
            <code className="font-mono font-medium break-all">{name}</code>
            <Type schema={schema} />
            {note && <span className="text-muted-foreground">in the {note}</span>}
            {required && <span className="text-muted-foreground">required</span>}
          </dt>
          <dd className="text-muted-foreground">{schema.description}</dd>
          {nested(schema) && (
            <dd className="pt-1">
              <FieldList fields={nested(schema) ?? []} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function Type({ schema }: { schema: JsonSchema }) {
  return (
    <span className="text-muted-foreground font-mono text-xs break-words">
      {typeParts(schema).map(({ text, link }, place) =>
        link ? (
          <a key={place} href={`#schema-${text}`} className="text-link underline underline-offset-2">
            {text}
          </a>
        ) : (
          <span key={place}>{text}</span>
        ),
      )}
    </span>
  );
}

/** The fields of an object without a name of its own, also as the items of a list or beside null. */
function nested(schema: JsonSchema): Field[] | null {
  const object = [schema, schema.items, ...(schema.anyOf ?? [])].find((each) => each?.properties);
  if (!object?.properties) return null;
  return Object.entries(object.properties).map(([name, field]) => ({
    name,
    required: object.required?.includes(name) ?? false,
    schema: field,
  }));
}

function resolved(schema: JsonSchema, schemas: Record<string, JsonSchema>): JsonSchema {
  return schema.$ref === undefined ? schema : (schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {});
}
