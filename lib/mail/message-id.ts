/** The Message-ID of a mail of ours, without brackets: the same over all attempts, at the sender's domain. */
export function messageIdOf(id: string, from: string): string {
  return `${id}@${/@([^\s>]+)/.exec(from)?.[1] ?? "localhost"}`;
}
