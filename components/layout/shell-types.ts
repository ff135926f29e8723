export type ShellOrganization = { slug: string; name: string };
export type ShellUser = { name: string; email: string };

/** A server action that ends the session. */
export type SignOutAction = (formData: FormData) => void | Promise<void>;
