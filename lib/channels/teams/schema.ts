import { z } from "zod";
import { ReceiverUrl } from "../receiver-url";

export const TeamsConfig = z.strictObject({ url: ReceiverUrl });
export type TeamsConfig = z.output<typeof TeamsConfig>;
