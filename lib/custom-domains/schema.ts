import { z } from "zod";

export const AddCustomDomainInput = z.object({
  hostName: z.string().min(1, "Write the host name.").max(300),
});
export type AddCustomDomainInput = z.infer<typeof AddCustomDomainInput>;

export const CustomDomainInput = z.object({ domainId: z.uuid() });
export type CustomDomainInput = z.infer<typeof CustomDomainInput>;

/** What a browser brings along that wants to go on to a custom domain. */
export const OpenDomainInput = z.object({
  host: z.string().min(1).max(253),
  /** The hash of what that browser keeps. */
  state: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type OpenDomainInput = z.infer<typeof OpenDomainInput>;
