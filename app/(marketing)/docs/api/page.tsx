import type { Metadata } from "next";
import Link from "next/link";
import { LogoLink } from "@/components/layout/logo-link";
import { SkipLink } from "@/components/layout/skip-link";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { servedDocument } from "@/lib/api/served-document";
import { ApiNavigation } from "./_components/api-navigation";
import { Conventions } from "./_components/conventions";
import { KeyField } from "./_components/key-field";
import { operationsByTag } from "./_components/operations";
import { OperationSection } from "./_components/operation-section";
import { SchemaSection } from "./_components/schema-section";

export const metadata: Metadata = {
  title: "API reference",
  description: "Every address of the Regulix API, with its parameters, examples and limits.",
};

/** The reference of the public API, drawn from the document that it serves. */
export default function ApiReferencePage() {
  const document = servedDocument();
  const groups = operationsByTag(document);
  const [{ url: baseUrl } = { url: "" }] = document.servers;
  return (
    <>
      <SkipLink />
      <header className="border-b">
        <div className="mx-auto flex w-full max-w-7xl items-center justify-between gap-4 px-4 py-3">
          <LogoLink href="/" label="Regulix, start page" />
          <nav aria-label="Account" className="flex gap-4 text-sm">
            <Link href="/api/openapi.json" prefetch={false} className="text-link hover:underline">
              OpenAPI document
            </Link>
            <Link href="/sign-in" className="text-link hover:underline">
              Sign in
            </Link>
          </nav>
        </div>
      </header>
      <div className="mx-auto grid w-full max-w-7xl grid-cols-[minmax(0,1fr)] lg:grid-cols-[17rem_minmax(0,1fr)]">
        <ApiNavigation groups={groups.map(({ tag, links }) => ({ tag, links }))} />
        <main id="main" tabIndex={-1} className="grid min-w-0 gap-12 px-4 py-8 md:px-8">
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
          {groups.map(({ tag, description, operations }) => (
            <section key={tag} aria-labelledby={tag} className="grid gap-8 border-t pt-8">
              <div>
                <h2 id={tag} className="text-xl font-semibold tracking-tight">
                  {tag}
                </h2>
                <p className="text-muted-foreground">{description}</p>
              </div>
              {operations.map((described) => (
                <OperationSection
                  key={described.operation.operationId}
                  {...described}
                  baseUrl={baseUrl}
                  components={document.components}
                />
              ))}
            </section>
          ))}
          <SchemaSection schemas={document.components.schemas} />
        </main>
      </div>
    </>
  );
}
