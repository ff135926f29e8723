import type { Tour } from "./types";

/** What every member should have seen once: the dashboard, monitoring, alerts. */
export const FIRST_LOOK: Tour = {
  key: "first-look",
  version: 1,
  title: "A first look around",
  summary: "The dashboard, monitoring and alerts, in two minutes.",
  isForNewMembers: true,
  steps: [
    {
      key: "attention",
      path: "/dashboard",
      target: "attention",
      title: "What needs you comes first",
      text: "Alerts that fire, a collection that stopped and grave security events stand here, the worst first. If the list is empty, nothing waits for you.",
    },
    {
      key: "key-figures",
      path: "/dashboard",
      target: "key-figures",
      title: "Four figures of the last 24 hours",
      text: "Each is compared with the 24 hours before and leads to what is behind it. A dash means that no data came, never zero.",
      permission: "metrics.read",
    },
    {
      key: "collection",
      path: "/monitoring",
      target: "collection",
      title: "Measured every five minutes",
      text: "The collection runs by itself. Here you see when it last ran and which of its five minutes are missing; owners and admins can also collect at once.",
      permission: "metrics.read",
    },
    {
      key: "time-range",
      path: "/monitoring",
      target: "time-range",
      title: "Choose how far to look back",
      text: "The range holds for every chart of the page and stands in the address, so a link shows a colleague what you see.",
      permission: "metrics.read",
    },
    {
      key: "own-metrics",
      path: "/monitoring",
      target: "own-metrics",
      title: "Send figures of your own",
      text: "Whatever your systems count can be sent with one request or through OpenTelemetry. It is charted here and can raise alerts like everything else.",
      permission: "metrics.read",
    },
    {
      key: "alerts",
      path: "/alerts",
      target: "alerts",
      title: "Alerts, the gravest first",
      text: "An alert appears the moment a policy's condition holds and leaves when it clears. Members acknowledge it, assign it or silence it from here.",
      permission: "alerts.read",
    },
    {
      key: "policies",
      path: "/alerts/policies",
      target: "policies",
      title: "Policies decide what fires",
      text: "Some are here from the start. Each shows how often it fired and how well it served; owners and admins change them or write their own.",
      permission: "alert-policies.read",
    },
    {
      key: "help",
      target: "help",
      title: "Help is always up here",
      text: "It shows articles about the page you are on. This tour is there as well, whenever you want to see it again.",
    },
  ],
};
