import Link from "next/link";
import type { ReactNode } from "react";
import Markdown, { type Components, type ExtraProps } from "react-markdown";
import remarkGfm from "remark-gfm";

import { loadsAnew, placedHref, type HelpPlace } from "@/components/help/help-place";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { headingId } from "@/lib/help/headings";

type HelpMarkdownProps = {
  markdown: string;
  place: HelpPlace;
  /** Ids for deep links; without them where several texts share a page. */
  withAnchors?: boolean;
};

/** The text of an article. Our own Markdown, without HTML: what React escapes stays text. */
export function HelpMarkdown({ markdown, place, withAnchors = true }: HelpMarkdownProps) {
  return (
    <div className="max-w-reading grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3.5 text-lg leading-7">
      <Markdown remarkPlugins={[remarkGfm]} components={componentsOf(place, withAnchors)}>
        {markdown}
      </Markdown>
    </div>
  );
}

function componentsOf(place: HelpPlace, withAnchors: boolean): Components {
  return {
    h2: ({ node, children }) => (
      <h2
        id={withAnchors ? headingId(textOf(node)) : undefined}
        className="mt-3 text-xl font-semibold tracking-tight"
      >
        {children}
      </h2>
    ),
    h3: ({ node, children }) => (
      <h3 id={withAnchors ? headingId(textOf(node)) : undefined} className="mt-2 font-semibold">
        {children}
      </h3>
    ),
    a: ({ href = "", children }) => <PlacedLink href={placedHref(href, place)}>{children}</PlacedLink>,
    ul: ({ children }) => <ul className="grid list-disc gap-1.5 pl-6">{children}</ul>,
    ol: ({ children }) => <ol className="grid list-decimal gap-1.5 pl-6">{children}</ol>,
    strong: ({ children }) => <strong className="font-semibold">{children}</strong>,
    code: ({ children }) => (
      <code className="bg-muted rounded-sm px-1 py-0.5 font-mono text-[0.875em] wrap-anywhere">
        {children}
      </code>
    ),
    pre: ({ node }) => (
      <CodeSnippet code={textOf(node).trimEnd()} label={labelOf(node)} className="text-base" />
    ),
    table: ({ children }) => (
      <div tabIndex={0} role="group" aria-label="Table" className="overflow-x-auto rounded-lg border">
        <table className="w-full text-base">{children}</table>
      </div>
    ),
    th: ({ children }) => <th className="bg-muted border-b px-3 py-2 text-left font-medium">{children}</th>,
    td: ({ children }) => <td className="border-b px-3 py-2 align-top">{children}</td>,
    blockquote: ({ children }) => (
      <blockquote className="border-primary bg-card rounded-md border border-l-4 px-4 py-3">
        {children}
      </blockquote>
    ),
  };
}

function PlacedLink({ href, children }: { href: string | null; children: ReactNode }) {
  const className = "text-link underline underline-offset-2";
  if (href === null) return <strong className="font-semibold">{children}</strong>;
  if (href.startsWith("/") && !loadsAnew(href))
    return (
      <Link href={href} prefetch={false} className={className}>
        {children}
      </Link>
    );
  return (
    <a href={href} rel="noreferrer" className={className}>
      {children}
    </a>
  );
}

type Node = ExtraProps["node"];
type Child = NonNullable<Node>["children"][number];

function textOf(node: Node | Child): string {
  if (!node) return "";
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

/** What stands behind the language of a code block names it: ```sh Send a first metric */
function labelOf(node: Node): string {
  const [code] = node?.children ?? [];
  const meta = code && "data" in code && code.data ? (code.data as { meta?: unknown }).meta : undefined;
  return typeof meta === "string" && meta !== "" ? meta : "Example";
}
