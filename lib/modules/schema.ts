import { z } from "zod";
import { MODULES } from "./catalogue";

export const SetModulesInput = z.object({ modules: z.array(z.enum(MODULES)).max(MODULES.length) });
export type SetModulesInput = z.infer<typeof SetModulesInput>;
