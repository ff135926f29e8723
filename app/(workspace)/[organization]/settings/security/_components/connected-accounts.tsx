import { Link2 } from "lucide-react";
import { Banner } from "@/components/feedback/banner";
import { RelativeTime } from "@/components/time/relative-time";
import { Badge } from "@/components/ui/badge";
import {
  IDENTITY_PROVIDERS,
  isIdentityProvider,
  type IdentityProvider,
} from "@/lib/accounts/identities/providers";
import type { IdentitiesState } from "@/lib/accounts/identities/queries";
import { identityRefusalText } from "@/lib/accounts/identities/refusals";
import { ConnectProviderButton } from "./connect-provider-button";
import { FactorCard } from "./factor-card";
import { RemoveIdentityButton } from "./remove-identity-button";

type ConnectedAccountsProps = {
  state: IdentitiesState;
  offered: readonly IdentityProvider[];
  /** What the way back from a provider says. */
  outcome: { connected?: string; error?: string };
  timeZone: string;
};

/** The providers that are offered here or connected already. */
export function ConnectedAccounts({ state, offered, outcome, timeZone }: ConnectedAccountsProps) {
  const { identities, hasPassword } = state;
  const connected = new Map(identities.map((identity) => [identity.provider, identity]));
  const shown = [...new Set([...offered, ...connected.keys()])];
  const { connected: provider, error } = outcome;
  return (
    <div className="grid max-w-2xl gap-3">
      {error !== undefined && <Banner tone="critical" title={identityRefusalText(error)} live />}
      {provider !== undefined && isIdentityProvider(provider) && (
        <Banner tone="success" title={`Your ${IDENTITY_PROVIDERS[provider]} account is connected.`} live />
      )}
      {shown.map((each) => {
        const identity = connected.get(each);
        const name = IDENTITY_PROVIDERS[each];
        return (
          <FactorCard
            key={each}
            icon={Link2}
            title={name}
            badge={
              <Badge tone={identity ? "success" : "outline"}>
                {identity ? "Connected" : "Not connected"}
              </Badge>
            }
            actions={
              identity ? (
                <RemoveIdentityButton identityId={identity.id} name={name} hasPassword={hasPassword} />
              ) : (
                <ConnectProviderButton provider={each} hasPassword={hasPassword} />
              )
            }
          >
            {identity ? (
              <>
                {identity.email}, since <RelativeTime at={identity.createdAt} timeZone={timeZone} />
              </>
            ) : (
              `Sign in with your ${name} account instead of a password.`
            )}
          </FactorCard>
        );
      })}
    </div>
  );
}
