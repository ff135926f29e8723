import { define } from "./define";

const PATH = "/settings/domains";

/** What is told of the names under which an organisation has the product. */
export const CUSTOM_DOMAIN_NOTIFICATIONS = {
  "custom_domains.activated": define<{ hostName: string }>({
    category: "system",
    label: "Custom domain is live",
    description: "Both records of a custom domain were found, and it is served.",
    mail: "on",
    title: ({ hostName }) => `${hostName} is live`,
    body: () =>
      "Members open your organisation there. Both records have to stay: they are looked up every hour.",
    path: () => PATH,
  }),
  "custom_domains.failing": define<{ hostName: string }>({
    category: "security",
    label: "Record of a custom domain is gone",
    description: "A record of a custom domain was not found, or leads elsewhere.",
    mail: "always",
    title: ({ hostName }) => `A record of ${hostName} is gone`,
    body: () => "Restore it within a day. Afterwards the domain is suspended, and nothing is served there.",
    path: () => PATH,
  }),
  "custom_domains.suspended": define<{ hostName: string }>({
    category: "security",
    label: "Custom domain suspended",
    description: "A record of a custom domain stayed away for a day.",
    mail: "always",
    title: ({ hostName }) => `${hostName} is suspended`,
    body: () =>
      "Nothing is served there until both records are back; everybody signs in at the installation's own address. If you no longer use the name, remove its CNAME record, too.",
    path: () => PATH,
  }),
  "custom_domains.restored": define<{ hostName: string }>({
    category: "system",
    label: "Custom domain restored",
    description: "Both records of a suspended domain are back.",
    mail: "on",
    title: ({ hostName }) => `${hostName} is served again`,
    body: () => "Both of its records were found.",
    path: () => PATH,
  }),
  "custom_domains.released": define<{ hostName: string }>({
    category: "security",
    label: "Custom domain given up",
    description: "The proof of a suspended domain stayed away for thirty days.",
    mail: "always",
    title: ({ hostName }) => `${hostName} was given up`,
    body: () =>
      "Its proof stayed away for thirty days. For thirty more nobody else can have the name; add it again if you still want it.",
    path: () => PATH,
  }),
};
