import type { ReactNode } from "react";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import { POLICY_KINDS } from "@/lib/alert-policies/kinds";
import { KIND_LABELS } from "@/lib/alert-policies/labels";
import { watchedWords } from "@/lib/alert-policies/sentence";
import { POLICY_TEMPLATES } from "@/lib/alert-policies/starting-points";

/** Templates and kinds, each a link: the choice lives in the address. */
export function StartingPoints({ pathname }: { pathname: string }) {
  return (
    <>
      <Section title="Templates">
        <StartList>
          {POLICY_TEMPLATES.map(({ key, definition }) => (
            <StartCard
              key={key}
              href={`${pathname}?template=${key}`}
              title={definition.policyName}
              description={watchedWords(definition)}
            />
          ))}
        </StartList>
      </Section>
      <Section title="Blank">
        <StartList>
          {POLICY_KINDS.map((kind) => (
            <StartCard
              key={kind}
              href={`${pathname}?kind=${kind}`}
              title={KIND_LABELS[kind].label}
              description={KIND_LABELS[kind].description}
            />
          ))}
        </StartList>
      </Section>
    </>
  );
}

function StartList({ children }: { children: ReactNode }) {
  return <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">{children}</ul>;
}

function StartCard({ href, title, description }: { href: string; title: string; description: string }) {
  return (
    <li>
      <Card className="hover:border-border-strong relative h-full p-4 transition-colors">
        <Link href={href} className="rounded-sm font-medium after:absolute after:inset-0 after:rounded-lg">
          {title}
        </Link>
        <p className="text-muted-foreground mt-1 text-sm">{description}</p>
      </Card>
    </li>
  );
}
