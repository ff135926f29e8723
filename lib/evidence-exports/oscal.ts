import { v5 as uuidv5 } from "uuid";
import { FIGURE_LABELS } from "@/lib/evidence/labels";
import { FIGURE_KEYS, REASONS, type FigureKey } from "@/lib/evidence/figures";
import type { SnapshotDocument } from "@/lib/evidence/snapshot";

/** A control whose state somebody or something has judged. */
export type ControlResult = {
  controlId: string;
  title: string;
  state: "pass" | "fail" | "not_assessed" | "not_applicable";
  /** Why, in one sentence. */
  reason: string;
};

type OscalInput = {
  organization: { id: string; name: string };
  fromDay: string;
  toDay: string;
  /** Of everything else in the bundle, hex: the same contents give the same ids. */
  bundleDigest: string;
  /** When the export was asked for, ISO 8601. */
  at: string;
  newest: SnapshotDocument | null;
  controls: readonly ControlResult[];
};

const OSCAL_VERSION = "1.2.1";
const NAMESPACE = "6f0d3c1e-7b0e-5d34-9f43-2f5f0f4d7a11";
const PROPERTIES = "https://regulix.example/ns/oscal";

/**
 * The bundle as OSCAL assessment results. OSCAL knows satisfied and not satisfied only: a control that was not
 * assessed has no finding, and is named among those that the assessment left out.
 */
export function assessmentResults(input: OscalInput): object {
  const { organization, fromDay, toDay, bundleDigest, at, newest, controls } = input;
  const idOf = (name: string) => uuidv5(`${bundleDigest}/${name}`, NAMESPACE);
  const planId = idOf("no plan");
  const judged = controls.filter(({ state }) => state === "pass" || state === "fail");
  const leftOut = controlsLeftOut(controls);
  return {
    "assessment-results": {
      uuid: idOf("assessment-results"),
      metadata: {
        title: `Evidence of ${organization.name}, ${fromDay} to ${toDay}`,
        "last-modified": at,
        version: bundleDigest.slice(0, 16),
        "oscal-version": OSCAL_VERSION,
        remarks: "Evidence that a service organisation collected about itself. It is not an attestation.",
      },
      "import-ap": { href: `#${planId}` },
      results: [
        {
          uuid: idOf("result"),
          title: `Daily evidence, ${fromDay} to ${toDay}`,
          description: `Figures of organisation ${organization.id}, as signed in the snapshots of this bundle.`,
          start: `${fromDay}T00:00:00.000Z`,
          end: `${toDay}T23:59:59.999Z`,
          "reviewed-controls": {
            "control-selections": [selectionOf(judged, leftOut)],
          },
          observations: observationsOf(newest, at, idOf),
          ...(judged.length > 0 && { findings: judged.map((control) => findingOf(control, idOf)) }),
        },
      ],
      "back-matter": {
        resources: [
          {
            uuid: planId,
            title: "No assessment plan",
            description:
              "No assessment plan exists: the figures are collected every day, for every organisation.",
          },
        ],
      },
    },
  };
}

/** Criteria that figures speak to, and nobody has judged. */
function controlsLeftOut(controls: readonly ControlResult[]): string[] {
  const known = new Set(controls.filter(({ state }) => state === "pass" || state === "fail").map(tokenOf));
  const criteria = FIGURE_KEYS.flatMap((key) => FIGURE_LABELS[key].criteria);
  const asked = [...controls.map(tokenOf), ...criteria.map((controlId) => tokenOf({ controlId }))];
  return [...new Set(asked)].filter((id) => !known.has(id)).sort();
}

function selectionOf(judged: readonly ControlResult[], leftOut: readonly string[]): object {
  return {
    ...(judged.length > 0
      ? { "include-controls": judged.map((control) => ({ "control-id": tokenOf(control) })) }
      : { "include-all": {} }),
    ...(leftOut.length > 0 && { "exclude-controls": leftOut.map((id) => ({ "control-id": id })) }),
    remarks: "Controls that are left out were not assessed: nothing is said of them, neither good nor bad.",
  };
}

function observationsOf(
  newest: SnapshotDocument | null,
  at: string,
  idOf: (name: string) => string,
): object[] {
  if (newest === null)
    return [
      {
        uuid: idOf("no snapshot"),
        description: "There is no snapshot in this period.",
        methods: ["UNKNOWN"],
        collected: at,
        props: [propertyOf("not-assessed")],
      },
    ];
  return FIGURE_KEYS.map((key) => observationOf(key, newest, idOf));
}

function observationOf(key: FigureKey, newest: SnapshotDocument, idOf: (name: string) => string): object {
  const figure = newest.evidence[key];
  const said =
    figure.reason === null
      ? `${String(figure.value)} (${figure.unit})`
      : `not known: ${REASONS[figure.reason]}`;
  return {
    uuid: idOf(`observation/${key}`),
    title: FIGURE_LABELS[key].label,
    description: `${FIGURE_LABELS[key].description} On ${newest.snapshot_date}: ${said}`,
    methods: [figure.value === null ? "UNKNOWN" : "TEST"],
    collected: newest.chain.generated_at,
    props: [
      propertyOf(figure.value === null ? "not-assessed" : "assessed"),
      { name: "figure", ns: PROPERTIES, value: key },
      { name: "rows-sha256", ns: PROPERTIES, value: figure.rows_sha256 },
    ],
  };
}

function propertyOf(value: string): object {
  return { name: "assessment-state", ns: PROPERTIES, value };
}

function findingOf(control: ControlResult, idOf: (name: string) => string): object {
  const id = tokenOf(control);
  return {
    uuid: idOf(`finding/${id}`),
    title: control.title,
    description: control.reason,
    target: {
      type: "objective-id",
      "target-id": id,
      status: { state: control.state === "pass" ? "satisfied" : "not-satisfied" },
    },
  };
}

/** An OSCAL token: letters, digits, dots, dashes and underscores, a letter first. */
function tokenOf({ controlId }: { controlId: string }): string {
  const token = controlId.toLowerCase().replace(/[^a-z0-9._-]+/g, "-");
  return /^[a-z_]/.test(token) ? token : `_${token}`;
}
