import { matchesAll } from "./matchers";
import type { Labels, Matcher } from "./types";

export type InhibitionRule = {
  id: string;
  name: string;
  source: readonly Matcher[];
  target: readonly Matcher[];
  /** Labels that must have the same value on both sides; missing on both is the same. */
  equal: readonly string[];
};

export type OpenAlert = { id: string; labels: Labels };

/** The sources of each rule by the values of its equal labels: in a storm there are many of them and many targets. */
export type InhibitionIndex = readonly {
  rule: InhibitionRule;
  sources: ReadonlyMap<string, readonly { alert: OpenAlert; isTarget: boolean }[]>;
}[];

/** Looks up once which open alerts each rule begins from. */
export function indexInhibition(
  rules: readonly InhibitionRule[],
  open: readonly OpenAlert[],
): InhibitionIndex {
  return rules.map((rule) => {
    const sources = new Map<string, { alert: OpenAlert; isTarget: boolean }[]>();
    for (const alert of open.filter(({ labels }) => matchesAll(rule.source, labels))) {
      const source = { alert, isTarget: matchesAll(rule.target, alert.labels) };
      const key = equalKey(rule, alert.labels);
      sources.set(key, [...(sources.get(key) ?? []), source]);
    }
    return { rule, sources };
  });
}

/**
 * The first rule by which an open alert keeps `target` from being told, with that alert; null for none. As in
 * Alertmanager: an alert that fits both sides of a rule is inhibited by none that does so too, itself included.
 */
export function findInhibition(
  target: OpenAlert,
  index: InhibitionIndex,
): { rule: InhibitionRule; source: OpenAlert } | null {
  for (const { rule, sources } of index) {
    if (!matchesAll(rule.target, target.labels)) continue;
    const isTwoSided = matchesAll(rule.source, target.labels);
    const source = sources
      .get(equalKey(rule, target.labels))
      ?.find(({ alert, isTarget }) => alert.id !== target.id && !(isTwoSided && isTarget));
    if (source) return { rule, source: source.alert };
  }
  return null;
}

function equalKey({ equal }: InhibitionRule, labels: Labels): string {
  return JSON.stringify(equal.map((name) => labels[name] ?? ""));
}
