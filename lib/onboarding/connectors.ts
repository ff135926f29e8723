export const CONNECTORS = ["azure", "aws", "sharepoint", "sap"] as const;
export type Connector = (typeof CONNECTORS)[number];

/** Systems that can be waited for: none of them can be connected yet. */
export const CONNECTOR_FACTS: Record<Connector, { name: string; brings: string }> = {
  azure: { name: "Microsoft Azure", brings: "Resources, policies and sign-ins of your subscriptions" },
  aws: { name: "Amazon Web Services", brings: "Accounts, configuration and CloudTrail events" },
  sharepoint: { name: "SharePoint", brings: "Documents that prove what you say you do" },
  sap: { name: "SAP", brings: "Records behind ESG figures and access reviews" },
};
