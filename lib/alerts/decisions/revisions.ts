import { judge } from "../engine/judge";
import type { Instant } from "../engine/replay-instants";
import type { Judgement, Labels, PolicyDefinition, Reading, Verdict } from "../engine/types";

/** What an evaluation said of one fingerprint, as it is chained. */
export type Said = { verdict: Verdict; value: number | null; samples: number; threshold: number | null };

export type Revision = {
  at: Date;
  policyVersion: number;
  fingerprint: string;
  labels: Labels;
  judged: Said;
  revised: Said;
};

/**
 * Where the same evaluations come to another side of the threshold once later samples are known. What a state machine
 * would have made of it is not asked: nobody is to be told of the past.
 * @param said the verdict of the last revision, by instant and fingerprint
 */
export function revisionsOf(
  then: readonly Instant[],
  now: readonly Instant[],
  said: ReadonlyMap<string, string>,
): Revision[] {
  const before = new Map(then.map((instant) => [instant.at.getTime(), instant]));
  return now.flatMap((instant) => {
    const { at, definition, isRemoved } = instant;
    if (!definition.enabled || isRemoved) return [];
    const known = byFingerprint(before.get(at.getTime())?.readings ?? []);
    return instant.readings.flatMap((reading): Revision[] => {
      const { labels, fingerprint } = reading;
      const judged = sayOf(known.get(fingerprint) ?? { ...reading, value: null, samples: 0 }, definition);
      const revised = sayOf(reading, definition);
      const last = said.get(`${at.getTime()} ${fingerprint}`) ?? judged.verdict;
      if (last === revised.verdict) return [];
      return [{ at, policyVersion: definition.version, fingerprint, labels, judged, revised }];
    });
  });
}

function byFingerprint(readings: readonly Reading[]): Map<string, Reading> {
  return new Map(readings.map((reading) => [reading.fingerprint, reading]));
}

function sayOf(reading: Reading, definition: PolicyDefinition): Said {
  const prior = { state: "inactive", severity: null } as const;
  const { verdict, value, samples, threshold }: Judgement = judge(reading, definition, prior);
  return { verdict, value, samples, threshold };
}
