import { defineFramework } from "./define-framework";

/**
 * General IT controls behind sections 302 and 404. The law names none, so these ids are ours, by the four families
 * that auditors use.
 */
export const SOX = defineFramework({
  id: "sox",
  name: "SOX ITGC",
  version: "Sarbanes-Oxley Act 2002, sections 302 and 404",
  validFrom: "2002-07-30",
  description: "General IT controls over systems that financial reporting rests on. The ids are our own.",
  sections: [
    {
      id: "access",
      title: "Access to programs and data",
      requirements: [
        ["ITGC-A1", "Access is requested, approved and granted by role."],
        ["ITGC-A2", "Access is changed with a person's role and removed without delay."],
        ["ITGC-A3", "Access rights are reviewed periodically by those responsible."],
        ["ITGC-A4", "Privileged access is limited and watched."],
        ["ITGC-A5", "People are authenticated strongly, each under their own name."],
        ["ITGC-A6", "Duties that must not lie in one hand are separated."],
        ["ITGC-A7", "Credentials of programs are limited, rotated and owned by somebody."],
      ],
    },
    {
      id: "change",
      title: "Program changes",
      requirements: [
        ["ITGC-C1", "Changes are requested, authorised, tested and approved before production."],
        ["ITGC-C2", "Those who develop do not put into production alone."],
        ["ITGC-C3", "Changes of configuration leave a trace that cannot be altered."],
        ["ITGC-C4", "Emergency changes are approved afterwards and documented."],
      ],
    },
    {
      id: "operations",
      title: "Computer operations",
      requirements: [
        ["ITGC-O1", "Jobs and interfaces are monitored, and failures are resolved."],
        ["ITGC-O2", "Data is backed up, and restoring is tested."],
        ["ITGC-O3", "Incidents and problems are recorded, escalated and resolved."],
        ["ITGC-O4", "Logs of activity are complete, protected and kept."],
      ],
    },
    {
      id: "development",
      title: "Program development",
      requirements: [
        ["ITGC-D1", "New systems are approved, designed and tested by a method."],
        ["ITGC-D2", "Data that is converted or migrated stays complete and accurate."],
      ],
    },
    {
      id: "entity",
      title: "Entity level",
      requirements: [
        ["ITGC-E1", "Management evaluates the controls and reports deficiencies."],
        ["ITGC-E2", "Service organisations are covered by reports of their auditors."],
      ],
    },
  ],
});
