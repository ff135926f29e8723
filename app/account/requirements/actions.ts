"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { sessionAction } from "@/lib/auth/action-client";
import { singleSignOnAddress } from "@/lib/auth/single-sign-on";

/** To the provider of the domain of one's own address. */
export const ownSingleSignOnAction = sessionAction
  .inputSchema(z.object({ destination: z.string().max(2_000) }))
  .action(async ({ parsedInput, ctx }) => {
    const { email } = ctx.session.user;
    redirect(await singleSignOnAddress({ email, callbackUrl: parsedInput.destination }, ctx.origin));
  });
