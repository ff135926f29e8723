import { describe, expect, it } from "vitest";
import { createLiveHub } from "./hub";
import { livePayloads, parseLivePayload } from "./signal";

describe("the live hub", () => {
  it("hands a signal to the listeners of its organisations only", () => {
    const heard: string[] = [];
    const hub = createLiveHub();
    hub.subscribe("a", (topic) => heard.push(`a ${topic}`));
    hub.subscribe("b", (topic) => heard.push(`b ${topic}`));
    hub.publish({ topic: "metrics", organizationIds: ["a", "unknown"] });
    expect(heard).toEqual(["a metrics"]);
  });

  it("hands a signal without organisations to everybody", () => {
    const heard: string[] = [];
    const hub = createLiveHub();
    for (const id of ["a", "b"]) hub.subscribe(id, () => heard.push(id));
    hub.publish({ topic: "metrics", organizationIds: [] });
    expect(heard).toEqual(["a", "b"]);
  });

  it("tells when the first listener comes and when the last one leaves, once each", () => {
    const demand: boolean[] = [];
    const hub = createLiveHub((wanted) => demand.push(wanted));
    const leaveFirst = hub.subscribe("a", () => undefined);
    const leaveSecond = hub.subscribe("b", () => undefined);
    leaveFirst();
    leaveFirst();
    expect(demand).toEqual([true]);
    leaveSecond();
    expect(demand).toEqual([true, false]);
  });
});

describe("live payloads", () => {
  it("stay below what a notification holds and name each organisation once", () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => String(index).padStart(36, "0"));
    const payloads = livePayloads("security-events", ids);
    for (const payload of payloads) expect(payload.length).toBeLessThan(8_000);
    expect(payloads.flatMap((payload) => parseLivePayload(payload)?.organizationIds)).toEqual(ids);
  });

  it.each(["", "echo 1", "{}", "null", '{"topic":"x","organizationIds":[]}', '{"topic":"metrics"}'])(
    "are ignored when they are not ours: %s",
    (payload) => {
      expect(parseLivePayload(payload)).toBeNull();
    },
  );
});
