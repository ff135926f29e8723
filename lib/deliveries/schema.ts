import { z } from "zod";

export const DeliveryIdInput = z.object({ id: z.uuid() });
