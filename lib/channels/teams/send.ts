import "server-only";
import { post } from "../post";
import type { SendResult, Telling } from "../telling";
import { teamsMessage } from "./render";
import type { TeamsConfig } from "./schema";

/** A Workflows webhook answers 202 before the card is posted. */
export function sendToTeams(telling: Telling, { url }: TeamsConfig): Promise<SendResult> {
  return post({ url, body: JSON.stringify(teamsMessage(telling)), telling });
}
