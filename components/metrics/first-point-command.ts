/** A command that sends one point when pasted; without a token it takes the key from the environment. */
export function firstPointCommand(endpoint: string, token = "$REGULIX_API_KEY"): string {
  return [
    `curl -X POST ${endpoint} \\`,
    `  -H "Authorization: Bearer ${token}" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '{"points":[{"metric":"orders.placed","value":1}]}'`,
  ].join("\n");
}
