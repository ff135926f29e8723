import { KeyRound } from "lucide-react";
import { RelativeTime } from "@/components/time/relative-time";
import { Badge } from "@/components/ui/badge";
import type { PasskeyListItem } from "@/lib/accounts/passkeys/queries";
import { AddPasskeyDialog } from "./add-passkey-dialog";
import { FactorCard } from "./factor-card";
import { RemovePasskeyButton } from "./remove-passkey-button";

type PasskeysListProps = {
  passkeys: PasskeyListItem[];
  suggestedName: string;
  hasPassword: boolean;
  timeZone: string;
};

export function PasskeysList({ passkeys, suggestedName, hasPassword, timeZone }: PasskeysListProps) {
  return (
    <>
      <FactorCard
        icon={KeyRound}
        title="Passkeys"
        badge={
          <Badge tone={passkeys.length > 0 ? "success" : "outline"}>
            {passkeys.length > 0 ? "On" : "Off"}
          </Badge>
        }
        actions={<AddPasskeyDialog suggestedName={suggestedName} />}
      >
        Sign in with your finger, face or PIN instead of a password, or use a security key as the second step.
      </FactorCard>
      {passkeys.length > 0 && (
        <ul aria-label="Passkeys" className="grid gap-3">
          {passkeys.map(({ id, name, isBackedUp, createdAt, lastUsedAt }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border px-4 py-3">
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2 font-medium break-words">
                  {name}
                  {isBackedUp && <Badge tone="outline">Synced</Badge>}
                </p>
                <p className="text-muted-foreground text-sm">
                  Added <RelativeTime at={createdAt} timeZone={timeZone} /> ·{" "}
                  {lastUsedAt === null ? (
                    "never used"
                  ) : (
                    <>
                      last used <RelativeTime at={lastUsedAt} timeZone={timeZone} />
                    </>
                  )}
                </p>
              </div>
              <RemovePasskeyButton passkeyId={id} name={name} hasPassword={hasPassword} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
