import type { Telling } from "../telling";
import { clip, headline } from "../wording";

/** Twilio takes 1,600 characters; three segments are as much as anybody reads in the night. */
const MOST_CHARACTERS = 459;
const MOST_CHARACTERS_UNICODE = 201;

/** The alphabet of GSM 03.38: a single character beyond it makes segments of 67 instead of 153. */
const GSM_TEXT = /^[\n\r !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà]*$/;

/** At most three segments: what is wrong, where, and the link. */
export function smsText(telling: Telling): string {
  const link = telling.acknowledgeUrl ?? telling.url;
  const text = plain(`${headline(telling)}\n${telling.message.summary}`.trim());
  const most = GSM_TEXT.test(text + link) ? MOST_CHARACTERS : MOST_CHARACTERS_UNICODE;
  const room = most - link.length - 1;
  return room < 40 ? clip(text, most) : `${ellipsis(text, room)}\n${link}`;
}

/** Typographic signs that have a twin in the small alphabet; `[` and `]` count twice there and go. */
function plain(text: string): string {
  return text
    .replaceAll(/[“”„]/g, '"')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[–—]/g, "-")
    .replaceAll("…", "...")
    .replaceAll("[", "(")
    .replaceAll("]", ")");
}

function ellipsis(text: string, most: number): string {
  return text.length <= most ? text : `${clip(text, most - 2).replace(/…$/, "")}...`;
}
