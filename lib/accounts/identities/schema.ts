import { z } from "zod";
import { IDENTITY_PROVIDERS, type IdentityProvider } from "./providers";

const providers = Object.keys(IDENTITY_PROVIDERS) as [IdentityProvider, ...IdentityProvider[]];

export const BeginLinkInput = z.object({ provider: z.enum(providers), password: z.string().max(1_000) });

export const RemoveIdentityInput = z.object({ identityId: z.uuid(), password: z.string().max(1_000) });
export type RemoveIdentityInput = z.infer<typeof RemoveIdentityInput>;
