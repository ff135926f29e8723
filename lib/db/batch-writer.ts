import { AppError } from "@/lib/core/errors";

type BatchWriterOptions<Item, Result> = {
  /** Writes all items in one transaction; answers one result an item, in their order. */
  write: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** Most items of one batch. */
  maxBatch?: number;
  /** Most items waiting; beyond it `add` is refused, so that an outage cannot fill the memory. */
  maxQueue?: number;
  /** False for a failure that no single item can be the cause of, such as a lost connection. */
  mayBeOneItem?: (error: unknown) => boolean;
};

export type BatchWriter<Item, Result> = {
  /** Settles when the item is committed, or when it could not be. */
  add: (item: Item) => Promise<Result>;
  /** Settles when everything added so far has settled: for shutdown and tests. */
  drain: () => Promise<void>;
};

type Waiting<Item, Result> = {
  item: Item;
  resolve: (result: Result) => void;
  reject: (reason: unknown) => void;
};

/**
 * Group commit: an item is written at once, and whatever arrives during that write forms the next
 * batch. It adapts to the load without a timer, which idle callers would wait for. When a batch
 * fails its items are tried one by one, so that one bad item cannot take others with it.
 */
export function createBatchWriter<Item, Result>({
  write,
  maxBatch = 500,
  maxQueue = 50_000,
  mayBeOneItem = () => true,
}: BatchWriterOptions<Item, Result>): BatchWriter<Item, Result> {
  let queue: Waiting<Item, Result>[] = [];
  let running: Promise<void> | null = null;

  async function writeAll(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    const results = await write(batch.map(({ item }) => item));
    if (results.length !== batch.length)
      throw new Error(`A batch of ${batch.length} was answered with ${results.length} results.`);
    for (const [index, result] of results.entries()) batch[index]?.resolve(result);
  }

  async function writeBatch(batch: Waiting<Item, Result>[]): Promise<void> {
    try {
      await writeAll(batch);
    } catch (error) {
      if (batch.length === 1 || !mayBeOneItem(error)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      for (const waiting of batch) await writeAll([waiting]).catch(waiting.reject);
    }
  }

  async function run(): Promise<void> {
    // What is added in the same turn as the first item belongs to its batch.
    await Promise.resolve();
    while (queue.length > 0) {
      const batch = queue.slice(0, maxBatch);
      queue = queue.slice(maxBatch);
      await writeBatch(batch);
    }
    running = null;
  }

  return {
    add(item) {
      if (queue.length >= maxQueue)
        return Promise.reject(new AppError("UNAVAILABLE", "Too much is waiting to be written. Try again."));
      return new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject });
        running ??= run();
      });
    },
    async drain() {
      await running;
    },
  };
}
