import { Secret, TOTP } from "otpauth";

/** What every authenticator app understands; several ignore what differs from it. */
const PARAMETERS = { algorithm: "SHA1", digits: 6, period: 30 };
const SECRET_BYTES = 20;

/** One step either way forgives a clock that is half a minute wrong, and slow typing. */
const WINDOW_STEPS = 1;

/** A new secret, in the base32 that authenticator apps take. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The address that a QR code carries to the app. */
export function totpUri(secret: string, email: string): string {
  return new TOTP({ ...PARAMETERS, issuer: "Regulix", label: email, secret }).toString();
}

/** Whether this has the form of a code: the library throws on anything but six plain digits. */
export function isTotpCode(text: string): boolean {
  return /^[0-9]{6}$/.test(text);
}

/** The code of the step that `at` falls into. */
export function totpCode(secret: string, at: Date): string {
  return TOTP.generate({ ...PARAMETERS, secret: Secret.fromBase32(secret), timestamp: at.getTime() });
}

/** The step whose code this is, at most one away from now; null for a wrong or an older code. */
export function matchTotpStep(secret: string, code: string, now: Date): number | null {
  if (!isTotpCode(code)) return null;
  const timestamp = now.getTime();
  const delta = TOTP.validate({
    ...PARAMETERS,
    token: code,
    secret: Secret.fromBase32(secret),
    timestamp,
    window: WINDOW_STEPS,
  });
  return delta === null ? null : TOTP.counter({ period: PARAMETERS.period, timestamp }) + delta;
}
