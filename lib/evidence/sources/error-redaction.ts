import { scrubText } from "@/lib/observability/scrub";
import { probeSource } from "./probe-source";

/** Planted, and reserved for documentation: nobody's. */
const PLANTED = ["ada@example.com", "192.0.2.44", "2001:db8::8a2e:370:7334"];

/** Whether planted personal data is removed by the code that every error report passes. */
export const errorRedaction = probeSource({
  key: "pii_redaction_active",
  unit: "boolean",
  version: 1,
  query:
    "plant an e-mail address, an IPv4 and an IPv6 address in the text of an error report and read it as it would be sent",
  probe() {
    const sent = scrubText(`Sign-in of ${PLANTED.join(" from ")} failed`);
    const removed = PLANTED.filter((text) => !sent.includes(text)).length;
    return Promise.resolve({
      value: removed === PLANTED.length,
      reason: null,
      numerator: removed,
      denominator: PLANTED.length,
      sample: PLANTED.length,
      seen: { sent },
    });
  },
});
