"use server";

import { revalidatePath } from "next/cache";
import { createRoom, revokeRoom } from "@/lib/auditor-rooms/mutations";
import { CreateRoomInput, RevokeRoomInput } from "@/lib/auditor-rooms/schema";
import { organizationAction } from "@/lib/auth/action-client";

const PAGE = "/[organization]/evidence/rooms";

export const createRoomAction = organizationAction
  .metadata({ permission: "evidence.share" })
  .inputSchema(CreateRoomInput)
  .action(async ({ ctx, parsedInput }) => {
    const { url } = await createRoom(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
    return { url, name: parsedInput.name };
  });

export const revokeRoomAction = organizationAction
  .metadata({ permission: "evidence.share" })
  .inputSchema(RevokeRoomInput)
  .action(async ({ ctx, parsedInput }) => {
    await revokeRoom(ctx.organization, parsedInput);
    revalidatePath(PAGE, "page");
  });
