import type { Metadata } from "next";
import { Logo } from "@/components/layout/logo";
import { SkipLink } from "@/components/layout/skip-link";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { publishedKeys } from "@/lib/evidence/signing/key-ring";
import { VerifyForm } from "./_components/verify-form";

export const metadata: Metadata = {
  title: "Verify evidence",
  description: "Checks a bundle of evidence in your browser. Nothing is uploaded.",
};

const COMMAND = `curl -O "$REGULIX_URL/verify/regulix-verify.mjs"
node regulix-verify.mjs --keys keys.json evidence.zip`;

/** Links are plain here: the page may connect to nothing, so that a file dropped on it can go nowhere. */
export default async function VerifyPage() {
  return (
    <>
      <SkipLink />
      <header className="max-w-content mx-auto flex h-14 w-full items-center justify-between gap-4 px-4 md:px-6">
        <a href="/" aria-label="Regulix, start page" className="inline-flex rounded-md">
          <Logo />
        </a>
        <a href="/sign-in" className="text-link hover:underline">
          Sign in
        </a>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-10 md:px-6">
        <div className="grid gap-2">
          <h1 className="text-2xl font-semibold tracking-tight">Verify evidence</h1>
          <p className="max-w-reading text-muted-foreground">
            Every signature, every digest, every entry of the audit log and its place in the signed tree are
            checked here, in your browser. The file is not uploaded: this page is not allowed to connect to
            anything, and works without a network once it is open.
          </p>
        </div>
        <VerifyForm keys={await publishedKeys()} />
        <section aria-labelledby="without-us" className="grid grid-cols-[minmax(0,1fr)] gap-3 border-t pt-6">
          <h2 id="without-us" className="text-lg font-semibold">
            Without this page
          </h2>
          <p className="max-w-reading text-muted-foreground">
            The same checks are one readable file, which lies in every bundle and needs nothing but Node.js.
            Get the keys from a source that you trust and keep them.
          </p>
          <CodeSnippet label="Verify on the command line" code={COMMAND} />
        </section>
      </main>
    </>
  );
}
