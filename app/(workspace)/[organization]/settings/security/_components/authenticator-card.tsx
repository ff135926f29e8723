import { Smartphone } from "lucide-react";
import { RelativeTime } from "@/components/time/relative-time";
import { Badge } from "@/components/ui/badge";
import { FactorCard } from "./factor-card";
import { RemoveAuthenticatorButton } from "./remove-authenticator-button";
import { SetUpAuthenticatorDialog } from "./set-up-authenticator-dialog";

type AuthenticatorCardProps = { since: Date | null; timeZone: string };

export function AuthenticatorCard({ since, timeZone }: AuthenticatorCardProps) {
  if (since === null) {
    return (
      <FactorCard
        icon={Smartphone}
        title="Authenticator app"
        badge={<Badge tone="outline">Off</Badge>}
        actions={<SetUpAuthenticatorDialog />}
      >
        An app on your phone shows a new code every 30 seconds. Any app works that scans a QR code.
      </FactorCard>
    );
  }
  return (
    <FactorCard
      icon={Smartphone}
      title="Authenticator app"
      badge={<Badge tone="success">On</Badge>}
      actions={<RemoveAuthenticatorButton />}
    >
      Set up <RelativeTime at={since} timeZone={timeZone} />. Its code is asked for after your password.
    </FactorCard>
  );
}
