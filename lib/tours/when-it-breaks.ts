import type { Tour } from "./types";

/** For who answers when something fails: alerts, on-call, incidents and what follows from them. */
export const WHEN_IT_BREAKS: Tour = {
  key: "when-it-breaks",
  version: 1,
  title: "When something breaks",
  summary: "From an alert to the post-mortem, in two minutes.",
  isForNewMembers: false,
  steps: [
    {
      key: "alerts",
      path: "/alerts",
      target: "alerts",
      title: "It begins with an alert",
      text: "Open it to see why it fired. Whoever acknowledges it stops the escalation; the others see that somebody is on it.",
      permission: "alerts.read",
    },
    {
      key: "on-call",
      path: "/on-call",
      target: "on-call",
      title: "Somebody is on call",
      text: "A schedule says who, also across time zones and holidays. Shifts can be swapped here and subscribed to in your own calendar.",
      permission: "on-call.read",
    },
    {
      key: "escalations",
      path: "/on-call/escalations",
      target: "escalations",
      title: "And somebody after them",
      text: "An escalation policy says whom an alert reaches next, and after how many minutes, when nobody answers.",
      permission: "on-call.read",
    },
    {
      key: "incidents",
      path: "/incidents",
      target: "incidents",
      title: "Larger trouble is an incident",
      text: "Alerts that belong together become one by themselves, or you declare it. Its page keeps the timeline, the roles and what customers were told.",
      permission: "incidents.read",
    },
    {
      key: "post-mortems",
      path: "/incidents/post-mortems",
      target: "post-mortems",
      title: "Learn from it",
      text: "Each P1 and P2 asks for a post-mortem within two days. It begins with the timeline that is there already.",
      permission: "incidents.read",
    },
  ],
};
