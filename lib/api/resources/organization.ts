import { z } from "zod";
import type { OrganizationFacts } from "@/lib/organizations/get-organization";
import { OrganizationName } from "@/lib/organizations/schema";
import { defineEndpoint } from "../endpoint";
import { ApiTime, namedSchemas } from "../schemas";

const Organization = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    slug: z.string().describe("Its part of the addresses of pages."),
    time_zone: z.string().describe("An IANA time zone; all times of the API are in UTC nevertheless."),
    plan: z.string(),
    created_at: ApiTime,
  })
  .describe("The organisation that an API key belongs to.")
  .register(namedSchemas, { id: "Organization" });

const EXAMPLE = {
  id: "01980c3e-5b7a-7c44-9d5e-3f0a9d3b1c11",
  name: "Northwind Energy",
  slug: "northwind-energy",
  time_zone: "Europe/Berlin",
  plan: "pro",
  created_at: "2026-03-02T08:15:30.000Z",
} satisfies z.input<typeof Organization>;

export const readOrganization = defineEndpoint({
  operation: "getOrganization",
  method: "GET",
  path: "/api/v1/organization",
  tag: "Organisation",
  summary: "Read the organisation",
  description: "The organisation that the API key belongs to. No other can be reached with it.",
  scope: "organization:read",
  requestsPerMinute: 600,
  answers: { 200: { description: "The organisation.", schema: Organization, example: EXAMPLE } },
});

export const renameOrganization = defineEndpoint({
  operation: "updateOrganization",
  method: "PATCH",
  path: "/api/v1/organization",
  tag: "Organisation",
  summary: "Rename the organisation",
  description: "The address of its pages stays as it is.",
  scope: "organization:write",
  requestsPerMinute: 60,
  body: { schema: z.strictObject({ name: OrganizationName }), example: { name: "Northwind Energy" } },
  answers: { 200: { description: "The organisation as it is now.", schema: Organization, example: EXAMPLE } },
});

/** An organisation as the API shows it. */
export function presentOrganization(organization: OrganizationFacts): z.input<typeof Organization> {
  const { id, name, slug, timeZone, plan, createdAt } = organization;
  return { id, name, slug, time_zone: timeZone, plan, created_at: createdAt.toISOString() };
}
