/** Words that say nothing about what is asked. */
const STOP_WORDS = new Set(
  `a about after again all also am an and another any anything are as at be because been before being best but by can
   cannot cant could did didnt do does doesnt doing done dont each either else every for from further get gets
   getting give given go goes going got had has have having he hello help her here hey hi him his how i id if im in
   into is isnt it its itself ive just kindly know let like ll make many may me might mine more most much must my
   myself need needs no nor not now of off oh ok on once one only onto or other our ours out over own please possible
   quite rather re really s same say see seem shall she should so some somebody someone something somehow still
   such sure t tell than thank thanks that the their them then there these they thing things this those through to
   too try trying under until up upon us use used useful using ve very want wanted wants was way ways we well were
   what whats when where wheres which while who whom whose why will wish with within without wont work works would
   yes yet you your yours regulix`.split(/\s+/),
);

/** What people write in several ways although it is one word to us; applied before anything is split. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\be[- ]?mails?\b/g, "mail"],
  [/\b(?:log|sign)(?:ged|ging|ing|ed)?[- ]?in(?:to)?\b|\blogins?\b|\blog ?on\b/g, "signin"],
  [/\b(?:log|sign)(?:ged|ging|ing|ed)?[- ]?(?:me |us |them |everyone |everybody )?(?:out|off)\b/g, "signout"],
  [/\bsign(?:ed|ing)?[- ]?up\b|\bregister(?:ing|ed)?\b/g, "signup"],
  [/\bsingle[- ]sign[- ]?(?:on|in)\b|\bsinglesignin\b|\bsso\b/g, "sso"],
  [
    /\b(?:two|2)[- ](?:factor|step)s?(?: (?:authentication|verification|auth))?\b|\bmfa\b|\b2fa\b|\btotp\b/g,
    "2fa",
  ],
  [/\bon[- ]call\b/g, "oncall"],
  [/\btime[- ]?zones?\b/g, "timezone"],
  [/\bopen[- ]telemetry\b|\botel\b|\botlp\b/g, "opentelemetry"],
  [/\bpost[- ]?mortems?\b/g, "postmortem"],
  [/\bset(?:ting)?[- ]up\b/g, "setup"],
  [/\bapi[- ]?(?:keys?|tokens?)\b|\baccess tokens?\b/g, "api key"],
  [/\bpass[- ]?words?\b|\bpwd\b|\bpasswd\b/g, "password"],
  [/\bpass[- ]?keys?\b|\bwebauthn\b|\bfido2?\b/g, "passkey"],
  [/\bweb[- ]?hooks?\b/g, "webhook"],
  [/\bwork[- ]?spaces?\b/g, "workspace"],
  [/\brate[- ]?limit(?:s|ed|ing)?\b|\btoo many requests\b/g, "ratelimit"],
  [/\bkey[- ]?board\b/g, "keyboard"],
  [/\bhash[- ]?chain(?:s|ed)?\b/g, "hashchain"],
  [/\baudit[- ]?(?:log|trail)s?\b/g, "audit auditlog"],
  [/\bfalse[- ](?:alarm|positive)s?\b/g, "falsepositive"],
  [/\bdark[- ]?(?:mode|theme)\b|\bnight mode\b/g, "dark theme"],
  [/\bkick(?:ed|ing)?(?: \w+)? out\b|\bget rid of\b|\bthrow(?: \w+)? out\b/g, "remove"],
  [/\bvs\b|\bversus\b/g, "difference"],
  [/\bresen[dt](?:s|ing)?\b/g, "send again"],
  [/\bnotification (?:cent(?:er|re)|box)s?\b/g, "notification inbox"],
  [/\bring(?:s|ing)?(?: at)? (?:twice|again)\b/g, "repeat"],
  [/\block(?:ed|s)?(?: me)? out\b|\block[- ]?outs?\b/g, "lockout"],
  [/\bturn(?:ed|ing)? off\b|\bswitch(?:ed|ing)? off\b|\bopt out\b/g, "disable"],
  [/\bturn(?:ed|ing)? on\b|\bswitch(?:ed|ing)? on\b/g, "enable"],
];

/** The phrases that stand for one word, written as that word. */
function joinPhrases(text: string): string {
  return PHRASES.reduce((joined, [pattern, word]) => joined.replace(pattern, word), text);
}

/**
 * The words of a text in small letters without accents. Letters and digits stay together, and a word before a
 * number is joined with it as well, so that "ISO 27001" and "iso27001" meet.
 */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[’']/g, "");
  const words = joinPhrases(plain).match(/[\p{Letter}\p{Number}]+/gu) ?? [];
  return words.flatMap((word, place) => {
    const next = words[place + 1];
    const joins = /^\p{Letter}{2,8}$/u.test(word) && next !== undefined && /^\d+$/.test(next);
    return joins ? [word, `${word}${next}`] : [word];
  });
}

/** The words that carry a meaning. */
export function meaningfulWords(text: string): string[] {
  return wordsOf(text).filter((word) => !STOP_WORDS.has(word));
}
