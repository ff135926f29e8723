import { isId } from "@/lib/core/ids";
import { DELIVERY_KINDS, DELIVERY_STATES, type DeliveryKind, type DeliveryState } from "./kinds";

/** Which deliveries are asked for. */
export type DeliveryFilters = {
  states: DeliveryState[];
  kinds: DeliveryKind[];
  /** Ids of channels, or `email` for the built-in mail. */
  channels: string[];
  alertId: string | null;
};

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the address of the log; what it does not understand counts as not asked for. */
export function parseDeliveryFilters(params: Params): DeliveryFilters {
  const values = (name: string): string[] => [params[name] ?? []].flat();
  const [alert = ""] = values("alert");
  return {
    states: DELIVERY_STATES.filter((state) => values("state").includes(state)),
    kinds: DELIVERY_KINDS.filter((kind) => values("kind").includes(kind)),
    channels: values("channel").filter((channel) => channel === "email" || isId(channel)),
    alertId: isId(alert) ? alert : null,
  };
}

export function hasDeliveryFilters({ states, kinds, channels, alertId }: DeliveryFilters): boolean {
  return states.length + kinds.length + channels.length > 0 || alertId !== null;
}
