import { Monitor } from "lucide-react";
import { RelativeTime } from "@/components/time/relative-time";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { deviceLabel } from "@/lib/accounts/device-label";
import type { SessionListItem } from "@/lib/accounts/queries";
import { RevokeOthersButton, RevokeSessionButton } from "./session-buttons";

type SessionsListProps = { sessions: SessionListItem[]; currentSessionId: string; timeZone: string };

export function SessionsList({ sessions, currentSessionId, timeZone }: SessionsListProps) {
  return (
    <div className="grid max-w-2xl gap-3">
      <Card>
        <ul className="divide-y">
          {sessions.map((session) => {
            const device = deviceLabel(session.userAgent);
            const isCurrent = session.id === currentSessionId;
            return (
              <li key={session.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
                <Monitor className="text-muted-foreground size-4 shrink-0" aria-hidden />
                <div className="min-w-0 flex-1">
                  <p className="flex flex-wrap items-center gap-2 font-medium">
                    {device}
                    {isCurrent && <Badge tone="accent">This session</Badge>}
                  </p>
                  <p className="text-muted-foreground text-sm">
                    {session.ipAddress ?? "Unknown address"} · {proofOf(session)} · last used{" "}
                    <RelativeTime at={session.lastUsedAt} timeZone={timeZone} /> · signed in{" "}
                    <RelativeTime at={session.createdAt} timeZone={timeZone} />
                  </p>
                </div>
                {!isCurrent && <RevokeSessionButton sessionId={session.id} device={device} />}
              </li>
            );
          })}
        </ul>
      </Card>
      {sessions.length > 1 && <RevokeOthersButton />}
    </div>
  );
}

function proofOf({ method, secondFactorAt }: SessionListItem): string {
  if (method === "passkey") return "by passkey";
  if (method === "provider") return "by another provider";
  return secondFactorAt === null ? "by password" : "by password and second factor";
}
