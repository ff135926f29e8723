/** Called by Next once a server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { recordSocketAddresses } = await import("@/lib/security-headers/socket-address");
  recordSocketAddresses();
}
