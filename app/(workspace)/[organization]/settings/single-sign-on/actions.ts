"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { addDomain } from "@/lib/single-sign-on/mutations/add-domain";
import { checkDomain } from "@/lib/single-sign-on/mutations/check-domain";
import { removeDomain } from "@/lib/single-sign-on/mutations/remove-domain";
import { removeConnection, saveConnection } from "@/lib/single-sign-on/mutations/save-connection";
import { setSignOn } from "@/lib/single-sign-on/mutations/set-sign-on";
import {
  AddDomainInput,
  DomainInput,
  SaveConnectionInput,
  SetSignOnInput,
} from "@/lib/single-sign-on/schema";

const PAGE = "/[organization]/settings/single-sign-on";
const manage = organizationAction.metadata({ permission: "organization.update" });

export const addDomainAction = manage.inputSchema(AddDomainInput).action(async ({ parsedInput, ctx }) => {
  await addDomain(ctx.organization, parsedInput);
  revalidatePath(PAGE, "page");
});

export const checkDomainAction = manage.inputSchema(DomainInput).action(async ({ parsedInput, ctx }) => {
  const sighting = await checkDomain(ctx.organization, parsedInput);
  revalidatePath(PAGE, "page");
  return { sighting };
});

export const removeDomainAction = manage.inputSchema(DomainInput).action(async ({ parsedInput, ctx }) => {
  await removeDomain(ctx.organization, parsedInput);
  revalidatePath(PAGE, "page");
});

export const setSignOnAction = manage.inputSchema(SetSignOnInput).action(async ({ parsedInput, ctx }) => {
  await setSignOn(ctx.organization, parsedInput);
  revalidatePath(PAGE, "page");
});

export const saveConnectionAction = manage
  .inputSchema(SaveConnectionInput)
  .action(async ({ parsedInput, ctx }) => {
    await saveConnection(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });

export const removeConnectionAction = manage.action(async ({ ctx }) => {
  await removeConnection(ctx.organization);
  revalidatePath(PAGE, "page");
});
