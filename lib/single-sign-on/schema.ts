import { z } from "zod";
import { DEFAULT_ROLES, SIGN_ON_CHOICES } from "./types";

export const AddDomainInput = z.object({ domain: z.string().min(1, "Write the domain.").max(300) });
export type AddDomainInput = z.infer<typeof AddDomainInput>;

export const DomainInput = z.object({ domainId: z.uuid() });
export type DomainInput = z.infer<typeof DomainInput>;

export const SetSignOnInput = DomainInput.extend({ signOn: z.enum(SIGN_ON_CHOICES) });
export type SetSignOnInput = z.infer<typeof SetSignOnInput>;

export const SaveConnectionInput = z.object({
  issuer: z
    .string()
    .trim()
    .pipe(z.url("Write the complete address, such as https://login.example.com.").max(500)),
  clientId: z.string().trim().min(1, "Write the client's id.").max(300),
  /** Empty to keep the one that is stored. */
  clientSecret: z.string().trim().max(2_000),
  defaultRole: z.enum(["", ...DEFAULT_ROLES]).transform((role) => (role === "" ? null : role)),
});
export type SaveConnectionInput = z.infer<typeof SaveConnectionInput>;

export const FindWayInput = z.object({ domain: z.string().max(300) });

export const BeginSignOnInput = z.object({ email: z.email().max(300), callbackUrl: z.string().max(2_000) });
