import type { UpdateAudience, UpdatePhase } from "./labels";

type TemplateFacts = { title: string; severity: string; number: number };

type Template = (facts: TemplateFacts) => string;

/** What is in square brackets is to be replaced; nothing is invented that is not known. */
const CUSTOMERS: Record<UpdatePhase, Template> = {
  investigating: ({ title }) =>
    `We are investigating a problem: ${title}. [What you may notice.] We will write again within [30 minutes].`,
  identified: ({ title }) =>
    `We have found the cause of the problem “${title}” and are working on it. [What you can do meanwhile.] We will write again within [30 minutes].`,
  monitoring: ({ title }) =>
    `We have put the problem “${title}” right and are watching whether it stays so. [What may still be slow.]`,
  resolved: ({ title }) =>
    `The problem “${title}” is over since [time and zone]. It lasted [duration] and affected [what]. We are sorry for the trouble, and will say what we change.`,
};

const INTERNAL: Record<UpdatePhase, Template> = {
  investigating: ({ number, severity }) =>
    `Incident ${number} (${severity}): investigating. Known: [facts]. Affected: [systems, customers]. Next: [who does what]. Next update at [time].`,
  identified: ({ number, severity }) =>
    `Incident ${number} (${severity}): cause found. Cause: [cause]. Plan: [steps, and how to undo them]. Next update at [time].`,
  monitoring: ({ number, severity }) =>
    `Incident ${number} (${severity}): mitigated by [change]. Watching: [figures, until when]. Still open: [tasks].`,
  resolved: ({ number, severity }) =>
    `Incident ${number} (${severity}): resolved at [time]. Cause: [cause]. The post-mortem is written by [person] within 48 hours.`,
};

/** The text that a status update begins with. */
export function updateTemplate(audience: UpdateAudience, phase: UpdatePhase, facts: TemplateFacts): string {
  return (audience === "customers" ? CUSTOMERS : INTERNAL)[phase](facts);
}

/** What of a template nobody has filled in yet; such a text is not fit to be posted. */
export function unfilledPlaces(body: string): string[] {
  return [...body.matchAll(/\[[^\][]{2,80}\]/g)].map(([place]) => place);
}
