"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { sessionAction } from "@/lib/auth/action-client";
import { createOrganization } from "@/lib/organizations/mutations/create-organization";
import { findSlugProblem } from "@/lib/organizations/queries";
import { CreateOrganizationInput } from "@/lib/organizations/schema";

export const createOrganizationAction = sessionAction
  .inputSchema(CreateOrganizationInput)
  .action(async ({ parsedInput, ctx }) => {
    const slug = await createOrganization(ctx.session, parsedInput, ctx.origin);
    redirect(`/${slug}/dashboard?notice=created`);
  });

export const checkSlugAction = sessionAction
  .inputSchema(z.object({ slug: z.string().max(100) }))
  .action(async ({ parsedInput }) => ({ problem: await findSlugProblem(parsedInput.slug) }));
