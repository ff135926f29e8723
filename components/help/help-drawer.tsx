"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";

import { DrawerArticle } from "@/components/help/drawer-article";
import { DrawerArticles } from "@/components/help/drawer-articles";
import { helpHref } from "@/components/help/help-place";
import { reportHref } from "@/components/support/report-href";
import { findNavigationItem } from "@/components/layout/navigation";
import { TourList } from "@/components/tours/tour-list";
import { Button } from "@/components/ui/button";
import { SheetContent } from "@/components/ui/sheet";

type HelpDrawerProps = { organization: string; onLeave: () => void };

/** Help beside the work: the articles about this page, read without leaving it. */
export function HelpDrawer({ organization, onLeave }: HelpDrawerProps) {
  const pathname = usePathname();
  const item = findNavigationItem(pathname, organization);
  const [slug, setSlug] = useState<string | null>(null);
  const place = { organization };
  return (
    <SheetContent title="Help" description={item ? `About ${item.label}` : "About Regulix"}>
      <div className="grid content-start gap-5 px-4 pb-6">
        {slug === null ? (
          <DrawerArticles
            area={item?.id ?? "general"}
            path={pathname.slice(`/${organization}`.length)}
            onOpen={setSlug}
          />
        ) : (
          <>
            <Button variant="link" onClick={() => setSlug(null)} className="justify-self-start">
              <ArrowLeft aria-hidden />
              All articles
            </Button>
            <DrawerArticle key={slug} slug={slug} place={place} onLeave={onLeave} />
          </>
        )}
        <TourList onLeave={onLeave} />
        <nav aria-label="More help" className="grid gap-1.5 border-t pt-4">
          <Link
            href={reportHref(organization, { page: pathname })}
            onClick={onLeave}
            className="text-link w-fit hover:underline"
          >
            Report an issue
          </Link>
          <Link
            href={`/${organization}/support`}
            onClick={onLeave}
            className="text-link w-fit hover:underline"
          >
            My requests
          </Link>
          <Link href={helpHref(place)} onClick={onLeave} className="text-link w-fit hover:underline">
            Help center
          </Link>
          <Link
            href={helpHref(place, "glossary")}
            onClick={onLeave}
            className="text-link w-fit hover:underline"
          >
            Glossary
          </Link>
          <Link href="/docs/api" className="text-link w-fit hover:underline">
            API reference
          </Link>
        </nav>
      </div>
    </SheetContent>
  );
}
