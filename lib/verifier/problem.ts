/** What the verifier ends with. */
export const INTACT = 0;
export const UNREADABLE = 1;
export const TAMPERED = 2;
export const INCOMPLETE = 3;
export const UNKNOWN_KEY = 4;

/** Why something is not intact: where it is, of which kind, and the exit code that this leads to. */
export class Problem extends Error {
  constructor(
    readonly code: number,
    readonly kind: string,
    readonly place: string,
    detail = "",
  ) {
    super(`${place}: ${kind}${detail && `, ${detail}`}`);
  }
}
