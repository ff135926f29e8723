import Link from "next/link";

import type { HelpPlace } from "@/components/help/help-place";
import { reportHref } from "@/components/support/report-href";

type HelpContactProps = {
  /** Inside an organisation, an issue is reported there; outside, a mail is all that is left. */
  place: HelpPlace;
  /** The operator's address for questions; null where none is set. */
  supportEmail: string | null;
  /** What the reader was looking at: the subject of the mail. */
  about: string;
};

/** Where to turn when no article helps. */
export function HelpContact({ place, supportEmail, about }: HelpContactProps) {
  return (
    <section aria-labelledby="help-contact" data-print="hide" className="bg-card rounded-lg border p-4">
      <h2 id="help-contact" className="font-semibold">
        Still stuck?
      </h2>
      {place.organization !== null ? (
        <p className="text-muted-foreground mt-1">
          <Link
            href={reportHref(place.organization, { subject: about })}
            className="text-link underline underline-offset-2"
          >
            Report an issue
          </Link>{" "}
          and you are mailed the answer.
        </p>
      ) : supportEmail === null ? (
        <p className="text-muted-foreground mt-1">
          Ask an owner or admin of your organisation, or whoever runs this installation. Give them the address
          of the page and, where one is shown, the request id.
        </p>
      ) : (
        <p className="text-muted-foreground mt-1">
          Write to{" "}
          <a
            href={`mailto:${supportEmail}?subject=${encodeURIComponent(`Help: ${about}`)}`}
            className="text-link underline underline-offset-2"
          >
            {supportEmail}
          </a>{" "}
          with the address of the page and, where one is shown, the request id.
        </p>
      )}
    </section>
  );
}
