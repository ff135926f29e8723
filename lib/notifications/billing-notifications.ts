import type { NotificationType } from "./define";

const path = () => "/settings/billing";

const paymentFailed: NotificationType<{ plan: string; amount: string | null }> = {
  category: "billing",
  label: "Payment failed",
  description: "A payment of your subscription did not go through.",
  mail: "always",
  title: ({ amount }) => (amount === null ? "A payment failed" : `A payment of ${amount} failed`),
  body: ({ plan }) =>
    `The plan ${plan} goes on while it is tried again. Update the payment method, so that it does not end.`,
  path,
};

const paymentRecovered: NotificationType<{ plan: string }> = {
  category: "billing",
  label: "Payment received after a failure",
  description: "A payment that had failed before went through.",
  mail: "always",
  title: () => "The payment went through",
  body: ({ plan }) => `Everything is paid, and the plan ${plan} goes on.`,
  path,
};

const planChanged: NotificationType<{ from: string; to: string }> = {
  category: "billing",
  label: "Plan changed",
  description: "The organisation is on another plan.",
  mail: "always",
  title: ({ to }) => `The plan is now ${to}`,
  body: ({ from }) => `Before it was ${from}.`,
  path,
};

const cancellationPlanned: NotificationType<{ plan: string; endsOn: string }> = {
  category: "billing",
  label: "Subscription will end",
  description: "Somebody cancelled the subscription; it goes on until its period ends.",
  mail: "always",
  title: ({ plan, endsOn }) => `${plan} ends on ${endsOn}`,
  body: () =>
    "Until then nothing changes. Afterwards everything can still be read. You can resume it any time before.",
  path,
};

const subscriptionEnded: NotificationType<{ plan: string }> = {
  category: "billing",
  label: "Subscription ended",
  description: "The subscription is over, and nothing can be changed until there is a new one.",
  mail: "always",
  title: ({ plan }) => `The subscription to ${plan} has ended`,
  body: () => "Everything can still be read and exported, and nothing is deleted. Choose a plan to go on.",
  path,
};

const spendCapNear: NotificationType<{ share: number; cap: string }> = {
  category: "billing",
  label: "Spend cap of tokens",
  description: "What tokens cost this month has reached 80 % or all of the cap that you set.",
  mail: "always",
  title: ({ share, cap }) =>
    share >= 100 ? `The spend cap of ${cap} is reached` : `${share} % of the spend cap of ${cap} are used`,
  body: ({ share }) =>
    share >= 100
      ? "Copilots answer no more until the month ends or you raise the cap."
      : "At 100 % copilots stop until the month ends or you raise the cap.",
  path,
};

/** What is told of payments. */
export const BILLING_NOTIFICATIONS = {
  "billing.payment_failed": paymentFailed,
  "billing.payment_recovered": paymentRecovered,
  "billing.plan_changed": planChanged,
  "billing.cancellation_planned": cancellationPlanned,
  "billing.subscription_ended": subscriptionEnded,
  "billing.spend_cap_near": spendCapNear,
};
