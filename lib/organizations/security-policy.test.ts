import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applySecurityPolicy,
  OPEN_POLICY,
  SIGN_IN_METHODS,
  type PolicyVerdict,
  type SecurityPolicy,
  type SignInFacts,
} from "./security-policy";

const NOW = new Date("2026-11-21T12:00:00Z");
const HOUR = 60 * 60 * 1_000;
const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR);

const PASSWORD_ALONE: SignInFacts = {
  method: "password",
  signedInAt: ago(1),
  secondFactorAt: null,
  hasSecondFactor: false,
  mustUseSingleSignOn: false,
  isOwner: false,
};
const WITH_CODE: SignInFacts = { ...PASSWORD_ALONE, secondFactorAt: ago(1), hasSecondFactor: true };
const PASSKEY: SignInFacts = { ...WITH_CODE, method: "passkey" };
const SINGLE_SIGN_ON: SignInFacts = { ...PASSWORD_ALONE, method: "sso" };
const ADMITTED: PolicyVerdict = { kind: "admitted" };

describe("a security policy", () => {
  it.each<[string, Partial<SecurityPolicy>, SignInFacts, PolicyVerdict]>([
    ["that demands nothing admits a password", {}, PASSWORD_ALONE, ADMITTED],
    [
      "that demands two factors sends those without one to set it up",
      { requireTwoFactorFrom: ago(1) },
      PASSWORD_ALONE,
      { kind: "set-up-two-factor" },
    ],
    ["admits a code", { requireTwoFactorFrom: ago(1) }, WITH_CODE, ADMITTED],
    ["admits a passkey, which is both factors", { requireTwoFactorFrom: ago(1) }, PASSKEY, ADMITTED],
    [
      "with grace admits those without until it ends",
      { requireTwoFactorFrom: ago(-24) },
      PASSWORD_ALONE,
      ADMITTED,
    ],
    [
      "begins exactly when it said",
      { requireTwoFactorFrom: NOW },
      PASSWORD_ALONE,
      { kind: "set-up-two-factor" },
    ],
    [
      "asks a session for the factor that its account has and it did not prove",
      { requireTwoFactorFrom: ago(1) },
      { ...PASSWORD_ALONE, hasSecondFactor: true },
      { kind: "sign-in-again", because: "second-factor" },
    ],
    [
      "does not count a factor that was removed since",
      { requireTwoFactorFrom: ago(1) },
      { ...WITH_CODE, hasSecondFactor: false },
      { kind: "set-up-two-factor" },
    ],
    [
      "has a member of a domain with single sign-on use it, whatever they proved otherwise",
      {},
      { ...PASSKEY, mustUseSingleSignOn: true },
      { kind: "sign-in-again", because: "single-sign-on" },
    ],
    ["admits the single sign-on", {}, { ...SINGLE_SIGN_ON, mustUseSingleSignOn: true }, ADMITTED],
    [
      "admits an owner without it who proved a second factor",
      {},
      { ...WITH_CODE, mustUseSingleSignOn: true, isOwner: true },
      ADMITTED,
    ],
    [
      "does not admit an owner with the password alone",
      {},
      { ...PASSWORD_ALONE, mustUseSingleSignOn: true, isOwner: true },
      { kind: "sign-in-again", because: "single-sign-on" },
    ],
    [
      "asks for a second factor after single sign-on too",
      { requireTwoFactorFrom: ago(1) },
      SINGLE_SIGN_ON,
      { kind: "set-up-two-factor" },
    ],
    [
      "that allows passkeys alone refuses a password, with a code too",
      { signInMethods: ["passkey"] },
      WITH_CODE,
      { kind: "sign-in-again", because: "method" },
    ],
    ["that allows passkeys alone admits one", { signInMethods: ["passkey"] }, PASSKEY, ADMITTED],
    [
      "admits a sign-in below its age",
      { sessionMaxHours: 8 },
      { ...WITH_CODE, signedInAt: ago(7.9) },
      ADMITTED,
    ],
    [
      "has a sign-in of its age repeated",
      { sessionMaxHours: 8 },
      { ...WITH_CODE, signedInAt: ago(8) },
      { kind: "sign-in-again", because: "age" },
    ],
  ])("%s", (_, policy, facts, verdict) => {
    expect(applySecurityPolicy({ ...OPEN_POLICY, ...policy }, facts, NOW)).toEqual(verdict);
  });

  it("once due never admits anybody who has not proved a second factor", () => {
    const dates = fc.date({ min: ago(1_000), max: NOW, noInvalidDate: true });
    fc.assert(
      fc.property(
        dates,
        dates,
        fc.constantFrom(...SIGN_IN_METHODS),
        fc.boolean(),
        fc.option(fc.integer({ min: 1, max: 720 }), { nil: null }),
        (requireTwoFactorFrom, signedInAt, method, hasSecondFactor, sessionMaxHours) => {
          const policy = { requireTwoFactorFrom, sessionMaxHours, signInMethods: SIGN_IN_METHODS };
          const facts = { ...PASSWORD_ALONE, method, signedInAt, hasSecondFactor };
          return applySecurityPolicy(policy, facts, NOW).kind !== "admitted";
        },
      ),
    );
  });
});
