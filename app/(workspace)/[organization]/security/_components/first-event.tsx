import { ShieldCheck } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "@/components/feedback/empty-state";
import { Button } from "@/components/ui/button";
import { CodeSnippet } from "@/components/ui/code-snippet";

type FirstEventProps = {
  appUrl: string;
  /** Null for those who may not make a key. */
  apiKeysHref: string | null;
};

/** Before the first event: what will appear by itself, and how to send one. */
export function FirstEvent({ appUrl, apiKeysHref }: FirstEventProps) {
  const command = `curl ${appUrl}/api/v1/security-events \\
  -H "Authorization: Bearer \${REGULIX_API_KEY:?set it to a key with the scope security-events:write}" \\
  -H "Content-Type: application/json" \\
  -d '{"kind": "authentication.failed", "actor": {"name": "ada"}, "source_address": "192.0.2.1"}'`;
  return (
    <EmptyState
      icon={ShieldCheck}
      title="No security events yet"
      description="Failed sign-ins, lock-outs, refused access and forged webhooks appear here by themselves, within a second. Your own systems report theirs through the API."
      action={
        apiKeysHref && (
          <Button variant="primary" asChild>
            <Link href={apiKeysHref}>Create an API key</Link>
          </Button>
        )
      }
    >
      <CodeSnippet label="Report an event with curl" code={command} />
    </EmptyState>
  );
}
