import type { LiveSignal, LiveTopic } from "./signal";

export type LiveListener = (topic: LiveTopic) => void;

export type LiveHub = {
  /** Hears what concerns one organisation until the returned function is called. */
  subscribe: (organizationId: string, listener: LiveListener) => () => void;
  /** Hands a signal to those it concerns; one without organisations concerns everybody. */
  publish: (signal: LiveSignal) => void;
  organizationIds: () => string[];
};

/** Fan-out within one process. `onDemand` tells when the first listener comes and the last one leaves. */
export function createLiveHub(onDemand: (wanted: boolean) => void = () => undefined): LiveHub {
  const listeners = new Map<string, Set<LiveListener>>();
  return {
    subscribe(organizationId, listener) {
      const own = listeners.get(organizationId) ?? new Set();
      own.add(listener);
      listeners.set(organizationId, own);
      if (listeners.size === 1 && own.size === 1) onDemand(true);
      return () => {
        if (!own.delete(listener) || own.size > 0) return;
        listeners.delete(organizationId);
        if (listeners.size === 0) onDemand(false);
      };
    },
    publish({ topic, organizationIds }) {
      const concerned = organizationIds.length === 0 ? [...listeners.keys()] : organizationIds;
      for (const organizationId of concerned)
        for (const listener of listeners.get(organizationId) ?? []) listener(topic);
    },
    organizationIds: () => [...listeners.keys()],
  };
}
