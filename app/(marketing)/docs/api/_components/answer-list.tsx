import { Badge } from "@/components/ui/badge";
import type { OpenApiOperation, OpenApiResponse } from "@/lib/api/openapi-types";
import { typeParts } from "./type-parts";

type AnswerListProps = {
  responses: OpenApiOperation["responses"];
  refusals: Record<string, OpenApiResponse>;
};

/** What an operation answers: results first, with an example, then what it may refuse. */
export function AnswerList({ responses, refusals }: AnswerListProps) {
  return (
    <ul className="grid gap-2 text-sm">
      {Object.entries(responses).map(([status, response]) => {
        const answer = "$ref" in response ? refusals[response.$ref.split("/").at(-1) ?? ""] : response;
        const content = answer?.content?.["application/json"];
        return (
          <li key={status} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
            <Badge tone={status.startsWith("2") ? "success" : "neutral"}>{status}</Badge>
            <div className="grid gap-1">
              <p>{answer?.description}</p>
              {content?.example !== undefined && (
                <details>
                  <summary className="text-link w-fit cursor-pointer py-1">Example</summary>
                  <pre
                    tabIndex={0}
                    aria-label={`Example of ${status}`}
                    className="bg-muted overflow-x-auto rounded-md border p-3 font-mono text-xs"
                  >
                    {JSON.stringify(content.example, null, 2)}
                  </pre>
                </details>
              )}
              {content && <AnswerType parts={typeParts(content.schema)} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function AnswerType({ parts }: { parts: ReturnType<typeof typeParts> }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-1.5 font-mono">
      {parts.map(({ text, link }, place) =>
        link ? (
          <a
            key={place}
            href={`#schema-${text}`}
            className="text-link inline-flex min-h-6 items-center underline underline-offset-2"
          >
            {text}
          </a>
        ) : (
          <span key={place}>{text}</span>
        ),
      )}
    </p>
  );
}
