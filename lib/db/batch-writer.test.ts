import { describe, expect, it } from "vitest";
import { createBatchWriter } from "./batch-writer";

/** A store whose writes finish only when the test lets them. */
function controlledStore() {
  const batches: number[][] = [];
  const gates: (() => void)[] = [];
  const write = async (items: readonly number[]) => {
    batches.push([...items]);
    await new Promise<void>((open) => gates.push(open));
    return items.map((item) => item * 10);
  };
  const finishNext = async () => {
    gates.shift()?.();
    await settle();
  };
  return { batches, write, finishNext };
}

/** Lets every promise that can settle now do so. */
async function settle(): Promise<void> {
  await new Promise((done) => setImmediate(done));
}

describe("the batch writer", () => {
  it("writes the first item at once and gathers what arrives meanwhile into the next batch", async () => {
    const store = controlledStore();
    const writer = createBatchWriter({ write: store.write });
    const first = writer.add(1);
    await settle();
    const others = [writer.add(2), writer.add(3)];
    await settle();
    expect(store.batches).toEqual([[1]]);
    await store.finishNext();
    expect(await first).toBe(10);
    expect(store.batches).toEqual([[1], [2, 3]]);
    await store.finishNext();
    expect(await Promise.all(others)).toEqual([20, 30]);
  });

  it("splits what waits into batches of the given size, in order", async () => {
    const batches: number[][] = [];
    const writer = createBatchWriter({
      maxBatch: 2,
      write: async (items: readonly number[]) => {
        batches.push([...items]);
        return items;
      },
    });
    await Promise.all([1, 2, 3, 4, 5].map((item) => writer.add(item)));
    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  it("rejects only the bad item of a failed batch", async () => {
    const written: number[] = [];
    const writer = createBatchWriter({
      write: async (items: readonly number[]) => {
        if (items.includes(2)) throw new Error("2 is bad");
        written.push(...items);
        return items;
      },
    });
    const results = await Promise.allSettled([1, 2, 3].map((item) => writer.add(item)));
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(written).toEqual([1, 3]);
  });

  it("does not try every item when no item can be the cause", async () => {
    let attempts = 0;
    const writer = createBatchWriter({
      mayBeOneItem: () => false,
      write: async () => {
        attempts += 1;
        throw new Error("connection lost");
      },
    });
    const results = await Promise.allSettled([1, 2, 3].map((item) => writer.add(item)));
    expect(results.every(({ status }) => status === "rejected")).toBe(true);
    expect(attempts).toBe(1);
  });

  it("goes on after a failed batch", async () => {
    let broken = true;
    const writer = createBatchWriter({
      write: async (items: readonly number[]) => {
        if (broken) throw new Error("down");
        return items;
      },
    });
    await expect(writer.add(1)).rejects.toThrow("down");
    broken = false;
    expect(await writer.add(2)).toBe(2);
  });

  it("refuses more than may wait", async () => {
    const store = controlledStore();
    const writer = createBatchWriter({ write: store.write, maxQueue: 1 });
    const first = writer.add(1);
    await settle();
    const second = writer.add(2);
    await expect(writer.add(3)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await store.finishNext();
    await store.finishNext();
    expect(await Promise.all([first, second])).toEqual([10, 20]);
  });

  it("drains: waits for everything added before", async () => {
    const store = controlledStore();
    const writer = createBatchWriter({ write: store.write });
    void writer.add(1);
    let drained = false;
    const draining = writer.drain().then(() => {
      drained = true;
    });
    await settle();
    expect(drained).toBe(false);
    await store.finishNext();
    await draining;
    expect(drained).toBe(true);
  });
});
