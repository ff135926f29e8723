import { CodeSnippet } from "@/components/ui/code-snippet";
import type { SecurityEvent } from "@/lib/security-events/types";

/** The event for other tools. Its salt stays here: with it, an erased name could be guessed and checked. */
export function RawEvent({ event }: { event: SecurityEvent }) {
  const { personalSalt: _secret, ...told } = event;
  return <CodeSnippet label="Event as JSON" code={JSON.stringify(told, null, 2)} />;
}
