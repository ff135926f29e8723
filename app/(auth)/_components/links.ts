function withCallback(path: string, callbackUrl: string): string {
  return callbackUrl === "" ? path : `${path}?callbackUrl=${encodeURIComponent(callbackUrl)}`;
}

/** The neighbouring pages, keeping where the person wanted to go. */
export const signInHref = (callbackUrl: string) => withCallback("/sign-in", callbackUrl);
export const signUpHref = (callbackUrl: string) => withCallback("/sign-up", callbackUrl);
