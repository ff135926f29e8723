"use server";

import { revalidatePath } from "next/cache";
import { organizationAction } from "@/lib/auth/action-client";
import { removeImage, uploadImage } from "@/lib/branding/mutations/change-image";
import { resetBranding } from "@/lib/branding/mutations/reset-branding";
import { saveColors } from "@/lib/branding/mutations/save-colors";
import { RemoveBrandImageInput, SaveBrandColorsInput, UploadBrandImageInput } from "@/lib/branding/schema";

const brandingAction = organizationAction.metadata({ permission: "organization.update" });

export const saveColorsAction = brandingAction
  .inputSchema(SaveBrandColorsInput)
  .action(async ({ parsedInput, ctx }) => {
    await saveColors(ctx.organization, parsedInput);
    revalidate();
  });

export const uploadImageAction = brandingAction
  .inputSchema(UploadBrandImageInput)
  .action(async ({ parsedInput: { kind, file }, ctx }) => {
    await uploadImage(ctx.organization, kind, new Uint8Array(await file.arrayBuffer()));
    revalidate();
  });

export const removeImageAction = brandingAction
  .inputSchema(RemoveBrandImageInput)
  .action(async ({ parsedInput, ctx }) => {
    await removeImage(ctx.organization, parsedInput.kind);
    revalidate();
  });

export const resetBrandingAction = brandingAction.action(async ({ ctx }) => {
  await resetBranding(ctx.organization);
  revalidate();
});

/** The looks are the layout's. */
function revalidate(): void {
  revalidatePath("/[organization]", "layout");
}
