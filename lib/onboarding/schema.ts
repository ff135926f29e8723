import { z } from "zod";
import { TimeZone } from "@/lib/accounts/schema";
import { OrganizationName, OrganizationProfileInput, OrganizationSlug } from "@/lib/organizations/schema";
import { CONNECTORS } from "./connectors";

/** The first step. */
export const NameOrganizationInput = OrganizationProfileInput.extend({
  name: OrganizationName,
  slug: OrganizationSlug,
  timeZone: TimeZone.catch("UTC"),
});
export type NameOrganizationInput = z.infer<typeof NameOrganizationInput>;

const Typed = z.string().max(100).optional();

/** What is typed into the first step, right or wrong. */
export const Draft = z.object({
  name: Typed,
  slug: Typed,
  industry: Typed,
  region: Typed,
  employeeRange: Typed,
  useCase: Typed,
});
export type Draft = z.infer<typeof Draft>;

export const ConnectorsInput = z.object({ connectors: z.array(z.enum(CONNECTORS)).max(CONNECTORS.length) });
export type ConnectorsInput = z.infer<typeof ConnectorsInput>;

/** Steps that one can go past without an answer. */
export const SkipInput = z.object({ step: z.enum(["connectors", "modules"]) });

export const CompleteInput = z.object({ plan: z.enum(["starter", "pro", "enterprise"]) });
export type CompleteInput = z.infer<typeof CompleteInput>;
