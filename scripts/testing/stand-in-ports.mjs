/** Where the end-to-end tests' own identity provider, resolver and Stripe answer, beside the app under test. */
export function standInPorts(appPort) {
  return { provider: Number(appPort) + 7, dns: Number(appPort) + 8, stripe: Number(appPort) + 9 };
}
