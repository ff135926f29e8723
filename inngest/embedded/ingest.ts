import { type BatchWriter, createBatchWriter } from "@/lib/db/batch-writer";
import type { EngineContext } from "./context";
import type { NewEvent } from "./protocol/event";
import { insertEvents } from "./store/events";

/** Most sends that share one insert. */
const MAX_SENDS = 200;

/** Stores what is sent; `add` settles once the events are committed, and routing follows on its own. */
export type EventIngest = BatchWriter<NewEvent[], null>;

/** Senders that come while an insert is under way share the next one: many small sends, few commits. */
export function createIngest(context: EngineContext): EventIngest {
  return createBatchWriter<NewEvent[], null>({
    maxBatch: MAX_SENDS,
    write: async (sends) => {
      await insertEvents(context.database.query, sends.flat(), context.clock.now());
      context.wakeRouter();
      return sends.map(() => null);
    },
  });
}
