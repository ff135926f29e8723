import "server-only";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { CHALLENGE_MILLISECONDS, issueChallenge, spendChallenge, type ChallengeUse } from "./challenges";
import { relyingParty } from "./relying-party";
import type { AssertionResponse, RegistrationResponse } from "./schema";

type KnownKey = { credentialId: string; transports: string[] };

/** Asks a browser to make a key for this person, on a device that holds none of theirs yet. */
export async function registrationOptions(
  user: { id: string; name: string; email: string },
  known: readonly KnownKey[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { rpID, rpName } = relyingParty();
  return generateRegistrationOptions({
    rpID,
    rpName,
    userID: new TextEncoder().encode(user.id),
    userName: user.email,
    userDisplayName: user.name,
    challenge: bytesOf(await issueChallenge({ purpose: "register", userId: user.id })),
    timeout: CHALLENGE_MILLISECONDS,
    // Which make of key somebody uses is nothing we need to know.
    attestationType: "none",
    excludeCredentials: known.map(descriptorOf),
    // "Preferred", so that a plain security key can still be a second step.
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
  });
}

export type VerifiedKey = {
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: bigint;
  isBackedUp: boolean;
};

/** The new key, when it answers our challenge from our own pages; else null. */
export async function verifyRegistration(
  response: RegistrationResponse,
  userId: string,
): Promise<VerifiedKey | null> {
  const { rpID, origin } = relyingParty();
  const verified = await verifyRegistrationResponse({
    response: { ...response, response: { ...response.response, transports: [] } },
    expectedChallenge: (challenge) => spendChallenge(challenge, { purpose: "register", userId }),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: false,
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { credential, credentialBackedUp } = verified.registrationInfo;
  return {
    credentialId: credential.id,
    publicKey: new Uint8Array(credential.publicKey),
    counter: BigInt(credential.counter),
    isBackedUp: credentialBackedUp,
  };
}

/** Asks a browser to sign with one of these keys, or with whichever it has for us. */
export async function assertionOptions(
  use: ChallengeUse,
  allowed: readonly KnownKey[] = [],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: relyingParty().rpID,
    challenge: bytesOf(await issueChallenge(use)),
    timeout: CHALLENGE_MILLISECONDS,
    allowCredentials: allowed.map(descriptorOf),
    userVerification: needsVerification(use) ? "required" : "discouraged",
  });
}

type StoredKey = KnownKey & { publicKey: Uint8Array; counter: bigint };

export type VerifiedAssertion = { counter: bigint; isBackedUp: boolean };

/** What the key says after it answered our challenge from our own pages; null when it did not. */
export async function verifyAssertion(
  response: AssertionResponse,
  key: StoredKey,
  use: ChallengeUse,
): Promise<VerifiedAssertion | null> {
  const { rpID, origin } = relyingParty();
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => spendChallenge(challenge, use),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: needsVerification(use),
    credential: {
      id: key.credentialId,
      publicKey: new Uint8Array(key.publicKey),
      counter: Number(key.counter),
    },
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { newCounter, credentialBackedUp } = verified.authenticationInfo;
  return { counter: BigInt(newCounter), isBackedUp: credentialBackedUp };
}

/** A key that stands for both steps must have asked for a finger, a face or a PIN. */
function needsVerification({ purpose }: ChallengeUse): boolean {
  return purpose === "sign-in";
}

function descriptorOf({ credentialId, transports }: KnownKey) {
  return { id: credentialId, transports };
}

/** The library encodes text itself, but takes bytes as they are. */
function bytesOf(challenge: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(challenge, "base64url"));
}
