import { after } from "./clocks";
import { promisesOf, type Policy, type PromiseDocument } from "./promise-document";

/** When a ticket that is opened at an instant is due. */
export type PromisePreview = Pick<Policy, "plan" | "severity"> & {
  firstAnswerDueAt: Date;
  solutionDueAt: Date;
};

/** What a version would promise to whoever opened a ticket at an instant. RangeError where hours are too few. */
export function previewPromises(document: PromiseDocument, at: Date): PromisePreview[] {
  return document.policies.map(({ plan, severity }) => {
    const { firstResponse, resolutionMinutes, calendar } = promisesOf(document, { plan, severity });
    return {
      plan,
      severity,
      firstAnswerDueAt: after(firstResponse.calendar, at, firstResponse.minutes),
      solutionDueAt: after(calendar, at, resolutionMinutes),
    };
  });
}
