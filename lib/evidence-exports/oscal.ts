import { v5 as uuidv5 } from "uuid";
import type { AssessmentDocument, FrameworkRecord } from "@/lib/compliance/assessment-document";
import type { SnapshotDocument } from "@/lib/evidence/snapshot";
import { checkObservations, checksBehind, figureObservations, findingOf } from "./oscal-evidence";
import { propertyOf, tokenOf, type IdOf } from "./oscal-words";

type OscalInput = {
  organization: { id: string; name: string };
  fromDay: string;
  toDay: string;
  /** Of everything that the document is made of, hex: the same contents give the same ids. */
  bundleDigest: string;
  /** When the export was asked for, ISO 8601. */
  at: string;
  newest: SnapshotDocument | null;
  assessment: AssessmentDocument;
};

const OSCAL_VERSION = "1.2.1";
const NAMESPACE = "6f0d3c1e-7b0e-5d34-9f43-2f5f0f4d7a11";
/** The figures of the snapshots speak to its criteria. */
const FIGURES_FRAMEWORK = "soc2";

/**
 * The bundle as OSCAL assessment results, one result for each framework that is in scope. OSCAL knows satisfied and
 * not satisfied only: what was not assessed has no finding, and is named among what the assessment left out.
 */
export function assessmentResults(input: OscalInput): object {
  const { organization, fromDay, toDay, bundleDigest, at, assessment } = input;
  const idOf: IdOf = (name) => uuidv5(`${bundleDigest}/${name}`, NAMESPACE);
  const planId = idOf("no plan");
  const frameworks = assessment.frameworks.filter(({ id, included }) => included || id === FIGURES_FRAMEWORK);
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
      results: frameworks.map((framework) => resultOf(framework, input, idOf)),
      "back-matter": {
        resources: [
          {
            uuid: planId,
            title: "No assessment plan",
            description:
              "No assessment plan exists: figures are collected and checks are run every day, for every organisation.",
          },
        ],
      },
    },
  };
}

function resultOf(
  framework: FrameworkRecord,
  { organization, fromDay, toDay, at, newest, assessment }: OscalInput,
  idOf: IdOf,
): object {
  const judged = framework.included
    ? framework.requirements.filter(({ state }) => state === "pass" || state === "fail")
    : [];
  const checks = checksBehind(framework.requirements, assessment);
  return {
    uuid: idOf(`result/${framework.id}`),
    title: `${framework.name} ${framework.version}, ${fromDay} to ${toDay}`,
    description: `How the requirements stood in organisation ${organization.id} at ${assessment.as_of}, rolled up from the checks of this bundle.`,
    start: `${fromDay}T00:00:00.000Z`,
    end: `${toDay}T23:59:59.999Z`,
    "reviewed-controls": { "control-selections": [selectionOf(framework, judged)] },
    observations: [
      ...(framework.id === FIGURES_FRAMEWORK ? figureObservations(newest, at, idOf) : []),
      ...checkObservations(framework.id, checks, assessment.as_of, idOf),
    ],
    ...(judged.length > 0 && {
      findings: judged.map((requirement) => findingOf({ framework, requirement, assessment }, idOf)),
    }),
  };
}

function selectionOf(
  { included, requirements }: FrameworkRecord,
  judged: FrameworkRecord["requirements"],
): object {
  const leftOut = requirements.filter((requirement) => !judged.includes(requirement));
  return {
    ...(leftOut.length > 0 && {
      props: leftOut.map(({ id, state }) =>
        propertyOf(included && state === "not_applicable" ? "not-applicable" : "not-assessed", tokenOf(id)),
      ),
    }),
    ...(judged.length > 0
      ? { "include-controls": judged.map(({ id }) => ({ "control-id": tokenOf(id) })) }
      : { "include-all": {} }),
    ...(leftOut.length > 0 && {
      "exclude-controls": leftOut.map(({ id }) => ({ "control-id": tokenOf(id) })),
    }),
    remarks:
      "What is left out was not assessed, or does not apply: nothing is said of it, neither good nor bad. The properties say which of the two.",
  };
}
