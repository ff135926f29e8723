import type { Metadata } from "next";
import Link from "next/link";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { servedDocument } from "@/lib/api/served-document";
import { Conventions } from "./_components/conventions";
import { KeyField } from "./_components/key-field";
import { operationsByTag } from "./_components/operations";

export const metadata: Metadata = {
  title: "API reference",
  description: "Every address of the Regulix API, with its parameters, examples and limits.",
};

/** The first page of the API reference: what holds everywhere, and the resources. */
export default function ApiReferencePage() {
  const document = servedDocument();
  const [{ url: baseUrl } = { url: "" }] = document.servers;
  return (
    <>
      <section className="grid gap-4">
        <h1 className="text-2xl font-semibold tracking-tight">API reference</h1>
        <p className="max-w-reading text-muted-foreground">{document.info.description}</p>
        <CodeSnippet
          label="A first request"
          code={`export REGULIX_API_KEY=rgx_…\ncurl "${baseUrl}/api/v1/organization" -H "Authorization: Bearer $REGULIX_API_KEY"`}
        />
        <KeyField />
      </section>
      <Conventions />
      <section aria-labelledby="resources" className="grid gap-4 border-t pt-8">
        <h2 id="resources" className="text-xl font-semibold tracking-tight">
          Resources
        </h2>
        <ul className="grid gap-3 md:grid-cols-2">
          {operationsByTag(document).map(({ tag, slug, description, links }) => (
            <li key={slug} className="grid content-start gap-1 rounded-lg border p-4">
              <Link
                href={`/docs/api/${slug}`}
                prefetch={false}
                className="text-link w-fit font-medium hover:underline"
              >
                {tag}
              </Link>
              <p className="text-muted-foreground text-sm">{description}</p>
              <p className="text-muted-foreground text-sm tabular-nums">
                {links.length} {links.length === 1 ? "operation" : "operations"}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
