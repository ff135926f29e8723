import { Card } from "@/components/ui/card";
import { isOrganizationNotification } from "@/lib/notifications/catalogue";
import type { NotificationChoice } from "@/lib/notifications/types";
import { ChannelSwitch, LockedChannel } from "./channel-switch";

type ChoiceListProps = { organization: string; choices: readonly NotificationChoice[] };

/** The types of one category, each with a switch a channel. */
export function ChoiceList({ organization, choices }: ChoiceListProps) {
  return (
    <Card>
      <ul className="divide-y">
        {choices.map((choice) => (
          <li key={choice.type} className="flex flex-wrap items-start gap-x-6 gap-y-2 px-4 py-3">
            <div className="min-w-48 flex-1">
              <p className="font-medium">{choice.label}</p>
              <p className="text-muted-foreground text-sm">{choice.description}</p>
            </div>
            <div className="flex gap-3 pt-0.5">
              <Channel organization={organization} choice={choice} channel="inApp" />
              <Channel organization={organization} choice={choice} channel="mail" />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type ChannelProps = { organization: string; choice: NotificationChoice; channel: "inApp" | "mail" };

function Channel({ organization, choice, channel }: ChannelProps) {
  const { type, label, channels, locked } = choice;
  const shown = { channel, enabled: channels[channel] };
  const reason = locked[channel];
  return reason === undefined && isOrganizationNotification(type) ? (
    <ChannelSwitch {...shown} organization={organization} type={type} typeLabel={label} />
  ) : (
    <LockedChannel {...shown} reason={reason ?? "Always told."} />
  );
}
