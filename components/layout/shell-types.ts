export type ShellOrganization = {
  slug: string;
  name: string;
  /** Where its own logo is, for the organisation that one works in. */
  logoPath?: string;
};
export type ShellUser = { name: string; email: string };

/** A server action that ends the session. */
export type SignOutAction = (formData: FormData) => void | Promise<void>;

/** What the palette does on the server; the palette itself knows no route. */
export type PaletteActions = {
  collectNow: () => Promise<{ message: string; failed: boolean }>;
  acknowledgeAll: (policyId: string) => Promise<{ message: string; failed: boolean }>;
  signOut: () => Promise<void>;
};
