import type {
  AssessmentDocument,
  CheckRecord,
  FrameworkRecord,
  RequirementRecord,
} from "@/lib/compliance/assessment-document";
import { STATE_LABELS } from "@/lib/compliance/labels";
import { FIGURE_KEYS, REASONS, type FigureKey } from "@/lib/evidence/figures";
import { FIGURE_LABELS } from "@/lib/evidence/labels";
import type { SnapshotDocument } from "@/lib/evidence/snapshot";
import { lineOf, propertyOf, tokenOf, type IdOf } from "./oscal-words";

/** What the newest snapshot of the period says of each figure. */
export function figureObservations(newest: SnapshotDocument | null, at: string, idOf: IdOf): object[] {
  if (newest !== null) return FIGURE_KEYS.map((key) => figureObservation(key, newest, idOf));
  return [
    {
      uuid: idOf("no snapshot"),
      description: "There is no snapshot in this period.",
      methods: ["UNKNOWN"],
      collected: at,
      props: [propertyOf("assessment-state", "not-assessed")],
    },
  ];
}

function figureObservation(key: FigureKey, newest: SnapshotDocument, idOf: IdOf): object {
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
      propertyOf("assessment-state", figure.value === null ? "not-assessed" : "assessed"),
      propertyOf("figure", key),
      propertyOf("rows-sha256", figure.rows_sha256),
    ],
  };
}

/** The checks that some requirements rest on, through their controls. */
export function checksBehind(
  requirements: readonly RequirementRecord[],
  { controls, checks }: Pick<AssessmentDocument, "controls" | "checks">,
): CheckRecord[] {
  const mapped = new Set(requirements.flatMap((requirement) => requirement.controls.map(({ id }) => id)));
  const asked = new Set(controls.filter(({ id }) => mapped.has(id)).flatMap((control) => control.checks));
  return checks.filter(({ id }) => asked.has(id));
}

/** What each check found, for one framework: ids are unique within the whole document. */
export function checkObservations(
  framework: string,
  checks: readonly CheckRecord[],
  asOf: string,
  idOf: IdOf,
): object[] {
  return checks.map(({ id, title, type, state, result }) => ({
    uuid: idOf(`check/${framework}/${id}`),
    title,
    description: `${STATE_LABELS[state]}. ${result?.reason ?? "It was never assessed."}`,
    methods: [result === null ? "UNKNOWN" : type === "automatic" ? "TEST" : "EXAMINE"],
    collected: result?.observed_at ?? asOf,
    ...(result && { expires: result.valid_until }),
    props: [
      propertyOf("assessment-state", state.replaceAll("_", "-")),
      propertyOf("check", id),
      ...(result ? [propertyOf("result", result.id)] : []),
      ...(result?.query_sha256 ? [propertyOf("query-sha256", result.query_sha256)] : []),
    ],
  }));
}

/** What a requirement that was judged comes to, and the observations that it follows from. */
export function findingOf(
  {
    framework,
    requirement,
    assessment,
  }: { framework: FrameworkRecord; requirement: RequirementRecord; assessment: AssessmentDocument },
  idOf: IdOf,
): object {
  const checks = checksBehind([requirement], assessment);
  return {
    uuid: idOf(`finding/${framework.id}/${requirement.id}`),
    title: lineOf(`${requirement.id} ${requirement.title}`),
    description: reasonOf(requirement, checks),
    target: {
      type: "objective-id",
      "target-id": tokenOf(requirement.id),
      status: { state: requirement.state === "pass" ? "satisfied" : "not-satisfied" },
    },
    "related-observations": checks.map(({ id }) => ({
      "observation-uuid": idOf(`check/${framework.id}/${id}`),
    })),
  };
}

function reasonOf({ state }: RequirementRecord, checks: readonly CheckRecord[]): string {
  if (state === "pass")
    return "Every check of the controls that are required for it passes or does not apply.";
  return checks
    .filter((check) => check.state === "fail")
    .map(({ title, result }) => `${title}: ${result?.reason ?? ""}`)
    .join(" ");
}
