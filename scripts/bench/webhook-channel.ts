// What every organisation of a bench tells its alerts to.
import { createChannel } from "@/lib/channels/mutations/create-channel";
import { systemContext } from "@/lib/core/context";

/** The channel `hook` of each of these organisations, which leads to the receiver. */
export async function makeWebhookChannels(organizations: readonly string[], url: string): Promise<void> {
  for (const id of organizations) {
    const context = systemContext({ id, slug: id }, "bench", ["channels.manage"]);
    await createChannel(context, { kind: "webhook", name: "Hook", key: "hook", config: { url } });
  }
}
