import { define } from "./define";

const CLOSING = { category: "security", mail: "always", path: () => "/settings/organization" } as const;

/** What members are told while their organisation is being closed. */
export const CLOSING_NOTIFICATIONS = {
  "organization.closing": define<{ by: string; closesOn: string }>({
    ...CLOSING,
    label: "Organisation is being closed",
    description: "An owner asked to close the organisation.",
    title: ({ closesOn }) => `It will be deleted on ${closesOn}`,
    body: ({ by, closesOn }) =>
      `${by} asked to close the organisation. Until ${closesOn} everything can be read and exported, nothing can be changed, and an owner can keep it. Then it is deleted for good.`,
  }),
  "organization.closing_soon": define<{ closesOn: string; isTomorrow: boolean }>({
    ...CLOSING,
    label: "Organisation is deleted soon",
    description: "You are told seven days and one day before a closed organisation is deleted.",
    title: ({ isTomorrow }) => `It will be deleted ${isTomorrow ? "tomorrow" : "in a week"}`,
    body: ({ closesOn }) =>
      `On ${closesOn} the organisation is deleted for good. Export what you need before, or ask an owner to keep it.`,
  }),
  "organization.kept": define<{ by: string }>({
    ...CLOSING,
    label: "Closing taken back",
    description: "An owner kept the organisation after all.",
    title: () => "The organisation is kept",
    body: ({ by }) =>
      `${by} took its closing back. Everything can be changed again, and nothing was deleted.`,
  }),
};
