import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { env } from "@/lib/env";
import { SitePage } from "../_components/site-page";

const LEAD =
  "What the product does for the safety of your records, in the words of its own tests, and what it does not do yet.";

export const metadata: Metadata = {
  title: "Security",
  description: LEAD,
  alternates: { canonical: "/security" },
  openGraph: { title: "Security of Regulix", description: LEAD, url: "/security" },
};

const MEASURES = [
  {
    title: "Tenants are kept apart by the database",
    text: "Row-level security is forced on every table with an organisation's records and holds for the application's own role. A test tries every page and every endpoint with another organisation's ids; all of them answer 404.",
  },
  {
    title: "What is secret stays secret",
    text: "Secrets of channels and second factors are encrypted with AES-256-GCM, bound to their place. Tokens, keys and recovery codes are kept as hashes only, passwords with argon2id.",
  },
  {
    title: "Signing in",
    text: "Authenticator apps, passkeys and recovery codes; single sign-on by OpenID Connect for proven domains; policies that require a second factor. Sessions are listed, end after idle days, and are revoked within seconds.",
  },
  {
    title: "Nothing happens without an entry",
    text: "A change and its audit entry commit together or not at all. Entries form a hash chain an organisation; the verifier names the first broken one. Each day is closed by a signed checkpoint.",
  },
  {
    title: "Support looks in with a reason",
    text: "Our staff see an organisation only for a limited time and with a stated reason, change nothing, and every page they open stands in the organisation's own log.",
  },
  {
    title: "The browser loads nothing from elsewhere",
    text: "Scripts run by a nonce of each answer alone. There are no third-party scripts, fonts, images or trackers, on these pages or in the product.",
  },
  {
    title: "Addresses that customers give",
    text: "Webhooks and other addresses are reached by one guarded client, which refuses private networks, redirects into them, and names that change their mind.",
  },
  {
    title: "Your data is yours",
    text: "People take their data along and delete their account; organisations export their evidence in an open format with hashes and signatures that anybody can check.",
  },
] as const;

const GAPS = [
  "No third party has reviewed or certified the product; the assessment by OWASP ASVS 5.0 is our own.",
  "There is neither SAML nor SCIM; single sign-on is by OpenID Connect.",
  "The key that encrypts secrets cannot be rotated without encrypting anew what it protects.",
  "Passwords are not compared with a service of breached ones, which would tell a third party.",
] as const;

/** What is true of this product today. */
export default function SecurityPage() {
  return (
    <SitePage title="Security" lead={LEAD}>
      <ul className="grid gap-4 md:grid-cols-2">
        {MEASURES.map(({ title, text }) => (
          <li key={title}>
            <Card className="grid h-full content-start gap-2 p-5">
              <h2 className="text-lg font-semibold">{title}</h2>
              <p className="text-muted-foreground text-pretty">{text}</p>
            </Card>
          </li>
        ))}
      </ul>
      <section aria-labelledby="gaps" className="grid gap-3">
        <h2 id="gaps" className="text-xl font-semibold tracking-tight">
          What is missing
        </h2>
        <ul className="max-w-reading text-muted-foreground grid list-disc gap-1.5 pl-5">
          {GAPS.map((gap) => (
            <li key={gap}>{gap}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="report" className="grid gap-3">
        <h2 id="report" className="text-xl font-semibold tracking-tight">
          You found something
        </h2>
        <p className="max-w-reading text-muted-foreground">
          {env.OPERATOR_EMAIL ? (
            <>
              Write to{" "}
              <a href={`mailto:${env.OPERATOR_EMAIL}`} className="text-link underline underline-offset-2">
                {env.OPERATOR_EMAIL}
              </a>{" "}
              before you tell anybody else, with the steps that show it. Looking for faults in good faith is
              welcome; reading other people&rsquo;s data is not.
            </>
          ) : (
            "The operator of this installation has not stated an address yet (setting OPERATOR_EMAIL)."
          )}
        </p>
      </section>
    </SitePage>
  );
}
