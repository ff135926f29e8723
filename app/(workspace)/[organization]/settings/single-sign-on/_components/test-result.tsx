import { Banner } from "@/components/feedback/banner";

type TestResultProps = { test: string | undefined; failure: string | null };

type Outcome = { tone: "success" | "warning" | "critical"; title: string; text: string };

const OUTCOMES = new Map<string, Outcome>([
  [
    "works",
    { tone: "success", title: "The test worked", text: "You can close this tab and go on in the other one." },
  ],
  [
    "unverified",
    {
      tone: "warning",
      title: "The test worked, but the provider does not say that the address is verified",
      text: "Members can come where single sign-on is required for their domain. To offer it beside passwords, have the provider send the claim email_verified.",
    },
  ],
  [
    "other-domain",
    {
      tone: "critical",
      title: "The test did not work",
      text: "The provider names an address of a domain that you have not proven.",
    },
  ],
  [
    "no-email",
    {
      tone: "critical",
      title: "The test did not work",
      text: "The provider names no e-mail address. Have it send the claim email.",
    },
  ],
  [
    "changed",
    {
      tone: "critical",
      title: "The test does not count",
      text: "The settings were changed while you were at the provider. Test again.",
    },
  ],
]);

/** What came of a test, for whoever comes back from the provider. */
export function TestResult({ test, failure }: TestResultProps) {
  const outcome =
    test === "failed" && failure !== null
      ? { tone: "critical" as const, title: "The test did not work", text: failure }
      : OUTCOMES.get(test ?? "");
  if (outcome === undefined) return null;
  return (
    <Banner tone={outcome.tone} title={outcome.title} live>
      {outcome.text}
    </Banner>
  );
}
