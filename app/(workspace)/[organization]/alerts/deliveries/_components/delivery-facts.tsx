import { StatusText } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { Card, CardContent } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { ShortId } from "@/components/ui/short-id";
import { CHANNELS } from "@/lib/channels/catalogue";
import type { DeliveryDetail } from "@/lib/deliveries/queries";

type DeliveryFactsProps = { delivery: DeliveryDetail; timeZone: string };

/** What was said to whom, and what proves that it arrived. */
export function DeliveryFacts({ delivery, timeZone }: DeliveryFactsProps) {
  const { message, state } = delivery;
  return (
    <Card>
      <CardContent>
        <DescriptionList>
          <DescriptionItem term="Channel">{carrierOf(delivery)}</DescriptionItem>
          <DescriptionItem term="To">{delivery.recipient}</DescriptionItem>
          <DescriptionItem term="Severity">
            <StatusText status={delivery.severity} />
          </DescriptionItem>
          <DescriptionItem term="Message">{message.summary}</DescriptionItem>
          <DescriptionItem term="Written">
            <ExactTime at={delivery.createdAt} precision="second" timeZone={timeZone} />
          </DescriptionItem>
          {state === "pending" ? (
            <DescriptionItem term="Next attempt">
              <ExactTime at={delivery.nextAt} precision="second" timeZone={timeZone} />, given up at{" "}
              <ExactTime at={delivery.deadlineAt} timeZone={timeZone} />
            </DescriptionItem>
          ) : (
            <DescriptionItem term="Finished">
              {delivery.finishedAt && (
                <ExactTime at={delivery.finishedAt} precision="second" timeZone={timeZone} />
              )}
            </DescriptionItem>
          )}
          <DescriptionItem term="Last error">{delivery.lastError}</DescriptionItem>
          <DescriptionItem term="Provider says">{delivery.providerStatus}</DescriptionItem>
          <DescriptionItem term="Idempotency key">
            <ShortId id={delivery.id} />
          </DescriptionItem>
          <DescriptionItem term="Receipt">{receiptText(delivery)}</DescriptionItem>
        </DescriptionList>
      </CardContent>
    </Card>
  );
}

function carrierOf({ channel, byText }: DeliveryDetail): string {
  if (channel !== null) return `${channel.name} (${CHANNELS[channel.kind].label})`;
  return byText ? "Text message, built in" : "E-mail, built in";
}

function receiptText({ receiptIsValid, responseHash }: DeliveryDetail): string | null {
  if (receiptIsValid === null) return null;
  if (!receiptIsValid) return "The signed receipt does not fit the log: somebody changed one of them.";
  return responseHash === null
    ? "Signed, and fits the log."
    : `Signed, and fits the log. SHA-256 of the answer: ${responseHash.slice(0, 16)}…`;
}
