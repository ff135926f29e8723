/** Where the end-to-end tests' own identity provider and resolver answer, beside the app under test. */
export function standInPorts(appPort) {
  return { provider: Number(appPort) + 7, dns: Number(appPort) + 8 };
}
