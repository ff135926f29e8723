import "server-only";
import { notFound } from "next/navigation";
import { requestDomain } from "@/lib/auth/request-domain";
import { requestOrigin } from "@/lib/auth/request-origin";
import { enterRoom, isInRoom, type Room } from "@/lib/auditor-rooms/enter";
import { DaySchema } from "@/lib/evidence/schema";

/** The room behind a link, with its visit written down; a dead link is a page that does not exist. */
export async function openRoom(token: string, page: string): Promise<Room> {
  const room = (await enterRoom(token, page, await requestOrigin())) ?? notFound();
  const domain = await requestDomain();
  // A custom domain shows no other organisation's rooms, whoever has their links.
  if (domain !== null && domain.organizationId !== room.context.organizationId) notFound();
  return room;
}

/** The same for the page of a day, which must be one of the room's. */
export async function openRoomDay(token: string, date: string, page: string): Promise<Room> {
  if (!DaySchema.safeParse(date).success) notFound();
  const room = await openRoom(token, page);
  if (!isInRoom(room, date)) notFound();
  return room;
}
