import type { Control } from "../types";
import { direct, partial, supporting } from "./mapping";

export const CONTINUITY_CONTROLS: readonly Control[] = [
  {
    id: "CO-1",
    theme: "continuity",
    title: "Backups that can be restored",
    objective: "Data is copied regularly, copies are protected, and restoring has been tried.",
    checks: ["backup-taken", "backup-restored", "manual-backups", "manual-restore-test"],
    mappings: [
      direct("soc2", ["A1.2", "A1.3"], "Backup infrastructure; recovery is tested."),
      direct("iso-27001", ["A.8.13"], "Backups are kept and tested."),
      direct("hipaa", ["164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"], "Copies; restoring of lost data."),
      direct("gdpr", ["Art. 32(1)(c)"], "Availability is restored in time."),
      direct("sox", ["ITGC-O2"], "Backup, and tests of restoring."),
      supporting("nis2", ["Art. 21(2)(c)"], "Backups are part of continuity."),
      supporting("hipaa", ["164.310(d)(2)(iv)"], "A copy exists before equipment is moved."),
    ],
  },
  {
    id: "CO-2",
    theme: "continuity",
    title: "Continuity and recovery",
    objective: "Plans say how work goes on in a disruption and how systems come back; they are practised.",
    checks: ["manual-continuity-plan", "manual-continuity-test"],
    mappings: [
      direct("soc2", ["CC9.1", "CC7.5", "A1.3"], "Disruption is mitigated; recovery is planned and tested."),
      direct("iso-27001", ["A.5.29", "A.5.30"], "Security and ICT in disruption."),
      direct("hipaa", ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"], "Contingency plan and emergency mode."),
      direct("hipaa", ["164.308(a)(7)(ii)(D)", "164.308(a)(7)(ii)(E)"], "Tests; what matters most."),
      direct("nis2", ["Art. 21(2)(c)"], "Continuity, recovery and crisis management."),
      supporting("gdpr", ["Art. 32(1)(c)"], "Recovery is prepared."),
      supporting("hipaa", ["164.310(a)(2)(i)", "164.312(a)(2)(ii)"], "Access in an emergency."),
    ],
  },
  {
    id: "CO-3",
    theme: "continuity",
    title: "Availability is delivered",
    objective: "The service is there: at least 99.5 % over thirty days.",
    checks: ["uptime", "incidents-unresolved"],
    mappings: [
      supporting("soc2", ["A1.1", "A1.2"], "Availability shows whether capacity suffices."),
      supporting("iso-27001", ["A.8.14"], "Redundancy shows in availability."),
      partial("gdpr", ["Art. 32(1)(b)"], "Availability is one side of the article."),
      partial("nis2", ["Art. 21(2)(c)"], "Continuity in normal times."),
    ],
  },
];
