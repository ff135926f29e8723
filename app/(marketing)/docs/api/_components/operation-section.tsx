import { Badge } from "@/components/ui/badge";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { curlExample, exampleBody } from "@/lib/api/curl-example";
import type { OpenApiDocument, OpenApiOperation } from "@/lib/api/openapi-types";
import { AnswerList } from "./answer-list";
import type { DescribedOperation } from "./operations";
import { SchemaFields } from "./schema-fields";
import { TryIt } from "./try-it";

type OperationSectionProps = DescribedOperation & {
  baseUrl: string;
  components: OpenApiDocument["components"];
};

/** One operation: what it does, needs, takes and answers, with a command and a form to try it. */
export function OperationSection({ method, path, operation, baseUrl, components }: OperationSectionProps) {
  const { operationId, summary, description, parameters } = operation;
  const body = operation.requestBody?.content["application/json"];
  const scope = operation.security[0]?.apiKey[0];
  return (
    <article
      aria-labelledby={operationId}
      className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 border-t pt-8 xl:grid-cols-2"
    >
      <div className="grid min-w-0 content-start gap-4">
        <div className="grid gap-1.5">
          <h2 id={operationId} className="scroll-mt-4 text-lg font-semibold">
            <a href={`#${operationId}`} className="hover:underline">
              {summary}
            </a>
          </h2>
          <p className="flex flex-wrap items-center gap-2 font-mono text-sm break-all">
            <Badge tone="accent">{method}</Badge>
            {path}
          </p>
          <p className="text-muted-foreground">{description}</p>
          <p className="text-sm">
            {scope ? (
              <>
                Needs the scope <code className="font-mono">{scope}</code>.
              </>
            ) : (
              "Needs no key."
            )}{" "}
            {requestsText(operation)}
          </p>
        </div>
        {parameters.length > 0 && (
          <Part title="Parameters">
            <SchemaFields
              fields={parameters.map(({ name, in: place, required, description: text, schema }) => ({
                name,
                required,
                schema: { ...schema, description: text },
                note: place === "query" ? undefined : place,
              }))}
            />
          </Part>
        )}
        {body && (
          <Part title="Body">
            <SchemaFields schema={body.schema} schemas={components.schemas} />
          </Part>
        )}
        <Part title="Answers">
          <AnswerList responses={operation.responses} refusals={components.responses} />
        </Part>
      </div>
      <div className="grid min-w-0 content-start gap-4">
        <CodeSnippet
          label={`${summary} with curl`}
          code={curlExample({ baseUrl, method, path, operation })}
        />
        <TryIt
          summary={summary}
          method={method}
          path={path}
          parameters={parameters}
          body={exampleBody(operation) === undefined ? null : JSON.stringify(exampleBody(operation), null, 2)}
        />
      </div>
    </article>
  );
}

function requestsText(operation: OpenApiOperation): string {
  const requests = `${operation["x-requests-per-minute"].toLocaleString("en")} requests a minute`;
  return operation.security.length === 0
    ? `${requests} for each sender.`
    : `${requests} for each key on the smallest plan.`;
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="grid gap-2">
      <h3 className="text-sm font-semibold">{title}</h3>
      {children}
    </div>
  );
}
