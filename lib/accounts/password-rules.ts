/** How hard a password is to guess, from 0 (at once) to 4 (not within reason). */
export type PasswordScore = 0 | 1 | 2 | 3 | 4;

export const COMFORTABLE_LENGTH = 12;
const LEAST_LENGTH = 10;
/** A password shorter than comfortable must make up for it. */
const STRONG_SCORE = 3;
/** Below this a list of known passwords finds it, whatever its length. */
const LEAST_SCORE = 2;
/** Shorter names ("Jo", "Li") appear in good passwords by chance. */
const SHORTEST_PERSONAL_PART = 4;

export type PasswordPerson = { name: string; email: string };

export type PasswordRule = { id: "length" | "guessing" | "personal"; label: string; met: boolean };

/** Each rule and whether the password meets it: ticked live in the form, enforced by the server. */
export function checkPassword(
  password: string,
  person: PasswordPerson,
  score: PasswordScore,
): PasswordRule[] {
  const length = [...password].length;
  return [
    {
      id: "length",
      label: `At least ${COMFORTABLE_LENGTH} characters, or ${LEAST_LENGTH} if it is strong`,
      met: length >= COMFORTABLE_LENGTH || (length >= LEAST_LENGTH && score >= STRONG_SCORE),
    },
    { id: "guessing", label: "Not a common or easily guessed password", met: score >= LEAST_SCORE },
    {
      id: "personal",
      label: "Without your name or e-mail address",
      met: !personalParts(person).some((part) => password.toLowerCase().includes(part)),
    },
  ];
}

/** One sentence for the field, or null when every rule is met. */
export function passwordProblem(rules: readonly PasswordRule[]): string | null {
  const broken = rules.filter(({ met }) => !met).map(({ id }) => PROBLEMS[id]);
  return broken.length === 0 ? null : broken.join(" ");
}

const PROBLEMS: Record<PasswordRule["id"], string> = {
  length: `Use at least ${COMFORTABLE_LENGTH} characters.`,
  guessing: "Choose a password that is harder to guess, such as four unrelated words.",
  personal: "Leave your name and e-mail address out of it.",
};

/** The pieces of a person's name and address that a password must not contain, in lower case. */
export function personalParts({ name, email }: PasswordPerson): string[] {
  const [local = "", domain = ""] = email.toLowerCase().split("@");
  const company = domain.split(".")[0] ?? "";
  return [...name.toLowerCase().split(/\s+/), local, ...local.split(/[.+_-]/), company].filter(
    (part) => part.length >= SHORTEST_PERSONAL_PART,
  );
}
