/** Whose accounts can open one of ours. */
export const IDENTITY_PROVIDERS = { google: "Google", github: "GitHub", microsoft: "Microsoft" } as const;

export type IdentityProvider = keyof typeof IDENTITY_PROVIDERS;

export function isIdentityProvider(value: string): value is IdentityProvider {
  return Object.hasOwn(IDENTITY_PROVIDERS, value);
}
