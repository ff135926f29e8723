type Feature = {
  label: string;
  description: string;
  /** The share of organisations that have it until staff say otherwise. */
  defaultPercent: number;
};

/** Everything that can be switched. An entry goes when its feature is there for good. */
export const FEATURES = {
  "record-search": {
    label: "Record search",
    description: "The command palette finds members, keys, metrics, events and audit entries.",
    defaultPercent: 100,
  },
} as const satisfies Record<string, Feature>;

export type FeatureName = keyof typeof FEATURES;

export const FEATURE_NAMES = Object.keys(FEATURES) as [FeatureName, ...FeatureName[]];
