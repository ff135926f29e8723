import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import type { AssertionResponse, RegistrationResponse } from "@/lib/accounts/passkeys/schema";

type Ceremony = { challenge: string; origin?: string; rpID?: string; isVerified?: boolean };

const FLAG_PRESENT = 0x01;
const FLAG_VERIFIED = 0x04;
const FLAG_ATTESTED = 0x40;

/** An authenticator in software: makes and uses one P-256 key as WebAuthn level 3 describes. */
export class SoftwareAuthenticator {
  readonly credentialId = randomBytes(16);
  counter = 0;
  private readonly privateKey: KeyObject;
  private readonly publicKey: KeyObject;

  constructor(
    private readonly site: { origin: string; rpID: string },
    private readonly counts = true,
  ) {
    const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.privateKey = pair.privateKey;
    this.publicKey = pair.publicKey;
  }

  /** What the browser answers when it made the key. */
  register(ceremony: Ceremony): RegistrationResponse {
    const authData = Buffer.concat([
      this.authenticatorData(ceremony, FLAG_ATTESTED),
      Buffer.alloc(16),
      Buffer.from([0, this.credentialId.length]),
      this.credentialId,
      this.coseKey(),
    ]);
    const attestation = new Map<string, unknown>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", new Uint8Array(authData)],
    ]);
    return {
      ...this.credential(),
      response: {
        clientDataJSON: this.clientData("webauthn.create", ceremony).toString("base64url"),
        attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString("base64url"),
        transports: ["internal"],
      },
    };
  }

  /** What the browser answers when the key has signed. */
  assert(ceremony: Ceremony): AssertionResponse {
    if (this.counts) this.counter += 1;
    const clientData = this.clientData("webauthn.get", ceremony);
    const authData = this.authenticatorData(ceremony, 0);
    const signed = Buffer.concat([authData, createHash("sha256").update(clientData).digest()]);
    return {
      ...this.credential(),
      response: {
        clientDataJSON: clientData.toString("base64url"),
        authenticatorData: authData.toString("base64url"),
        signature: sign("sha256", signed, this.privateKey).toString("base64url"),
      },
    };
  }

  private credential() {
    const id = this.credentialId.toString("base64url");
    return { id, rawId: id, type: "public-key" as const, clientExtensionResults: {} };
  }

  private clientData(type: string, { challenge, origin = this.site.origin }: Ceremony): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }), "utf8");
  }

  private authenticatorData(ceremony: Ceremony, further: number): Buffer {
    const { rpID = this.site.rpID, isVerified = true } = ceremony;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const flags = FLAG_PRESENT | (isVerified ? FLAG_VERIFIED : 0) | further;
    return Buffer.concat([createHash("sha256").update(rpID).digest(), Buffer.from([flags]), counter]);
  }

  /** The public key as COSE writes it: EC2, ES256, P-256, x, y. */
  private coseKey(): Buffer {
    const { x = "", y = "" } = this.publicKey.export({ format: "jwk" });
    const key = new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, "base64url"))],
      [-3, new Uint8Array(Buffer.from(y, "base64url"))],
    ]);
    return Buffer.from(isoCBOR.encode(key as never));
  }
}
