import { judge } from "./judge";
import { newInstance } from "./instance";
import { transition } from "./transition";
import type { Instance, Judgement, PolicyDefinition, Reading, Transition } from "./types";

export type ReplayStep = {
  at: Date;
  fingerprint: string;
  labels: Reading["labels"];
  judgement: Judgement;
  transition: Transition;
};

export type Replay = {
  steps: ReplayStep[];
  /** The steps that changed something. */
  decisions: ReplayStep[];
  /** The steps that somebody would have been told of. */
  notices: ReplayStep[];
};

/**
 * What a policy decides about samples, as the engine would have: every reading within the window, oldest first,
 * each fingerprint from its beginning or from `priors`. Pure.
 */
export function replay(
  definition: PolicyDefinition,
  samples: readonly Reading[],
  window: { from: Date; to: Date },
  priors: ReadonlyMap<string, Instance> = new Map(),
): Replay {
  const instances = new Map(priors);
  const steps = samples
    .filter(({ at }) => at > window.from && at <= window.to)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map((reading) => {
      const { at, fingerprint, labels } = reading;
      const prior = instances.get(fingerprint) ?? newInstance(definition.version);
      const judgement = judge(reading, definition, prior);
      const step = transition(prior, judgement, definition, at);
      instances.set(fingerprint, step.next);
      return { at, fingerprint, labels, judgement, transition: step };
    });
  return {
    steps,
    decisions: steps.filter(({ transition: { decision } }) => decision !== null),
    notices: steps.filter(({ transition: { notice } }) => notice !== null),
  };
}
