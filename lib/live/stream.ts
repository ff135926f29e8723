import "server-only";
import { registerStream, type StreamHolder } from "./open-streams";
import type { LiveTopic } from "./signal";
import { subscribeToLive } from "./signals";

const HEARTBEAT_MILLISECONDS = 15_000;
const RECONNECT_MILLISECONDS = 1_000;

/**
 * A stream of server-sent events that says which topic changed and nothing else: the page then asks
 * for its data again, as whoever it is by then.
 */
export function liveStream(
  holder: StreamHolder,
  topics: readonly LiveTopic[],
  signal: AbortSignal,
): ReadableStream {
  const encoder = new TextEncoder();
  let release: () => void = () => undefined;
  return new ReadableStream({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const end = () => {
        release();
        controller.close();
      };
      // Throws where too many streams are open: then nothing is subscribed yet.
      const unregister = registerStream(holder, end);
      const unsubscribe = subscribeToLive(holder.organizationId, (topic) => {
        if (topics.includes(topic)) send(`event: changed\ndata: ${topic}\n\n`);
      });
      const heartbeat = setInterval(() => send(": still here\n\n"), HEARTBEAT_MILLISECONDS);
      signal.addEventListener("abort", end);
      release = () => {
        signal.removeEventListener("abort", end);
        clearInterval(heartbeat);
        unsubscribe();
        unregister();
      };
      send(`retry: ${RECONNECT_MILLISECONDS}\nevent: ready\ndata: ${topics.join(" ")}\n\n`);
    },
    cancel: () => release(),
  });
}
