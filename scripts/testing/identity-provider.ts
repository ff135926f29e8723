import { createHash, createHmac, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { startLocalServer } from "./local-server";

export type Person = Record<string, unknown> & { sub: string };

export type TestIdentityProvider = {
  /** Where each provider seems to be. */
  addresses: { google: string; github: string; githubApi: string; microsoft: string };
  /** Where the provider of an organisation's own seems to be. */
  issuer: string;
  /** Who answers the provider's question next. */
  person: Person;
  /** What the provider does wrong. */
  faults: Faults;
  /** Signs with a new key from now on, under a new name. */
  rotateKeys: () => void;
  close: () => Promise<void>;
};

export type Faults = {
  /** Written over the claims of the ID token. */
  claims?: Record<string, unknown>;
  /** Written over the provider's description of itself. */
  description?: Record<string, unknown>;
  /** Claims to be signed so. */
  algorithm?: "none" | "HS256";
  /** Signs with a key that is not among the published ones. */
  foreignKey?: boolean;
};

type Grant = { challenge: string; nonce: string | null; clientId: string; person: Person };

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/**
 * A server that speaks OpenID Connect as Google and Microsoft do, and OAuth 2 as GitHub does: codes are
 * good once, and only for whoever has the client's secret and the verifier of PKCE.
 */
export async function startIdentityProvider(clientSecret: string, port = 0): Promise<TestIdentityProvider> {
  let { privateKey, publicKey } = newKeys();
  let keyId = 1;
  const grants = new Map<string, Grant>();
  const tokens = new Map<string, Person>();
  const server = await startLocalServer(
    (request, response) => {
      void answer(request, response).catch(() => response.writeHead(500).end());
    },
    { port },
  );
  const base = `http://127.0.0.1:${server.port}`;
  const provider: TestIdentityProvider = {
    addresses: {
      google: `${base}/google`,
      github: `${base}/github`,
      githubApi: `${base}/api`,
      microsoft: `${base}/microsoft`,
    },
    issuer: `${base}/sso`,
    person: { sub: "nobody" },
    faults: {},
    rotateKeys: () => {
      ({ privateKey, publicKey } = newKeys());
      keyId += 1;
    },
    close: server.close,
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", base);
    const json = (body: unknown, status = 200) =>
      void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (url.pathname.endsWith("/.well-known/openid-configuration"))
      return json(discovery(`${base}${url.pathname.replace("/.well-known/openid-configuration", "")}`));
    if (url.pathname === "/jwks")
      return json({
        keys: [{ ...publicKey.export({ format: "jwk" }), kid: String(keyId), alg: "RS256", use: "sig" }],
      });
    if (url.pathname.endsWith("/authorize")) return authorize(url, response);
    if (url.pathname.endsWith("/access_token")) return json(...(await exchange(request, url.pathname)));
    const person = tokens.get((request.headers.authorization ?? "").replace(/^Bearer /, ""));
    if (!person) return json({}, 401);
    const { sub, login, name, email, email_verified: verified } = person;
    if (url.pathname.endsWith("/user")) return json({ id: Number(sub), login, name: name ?? null });
    return json([
      { email: "other@example.test", primary: false, verified: true },
      ...(email === undefined ? [] : [{ email, primary: true, verified }]),
    ]);
  }

  function authorize({ searchParams }: URL, response: ServerResponse): void {
    const code = randomBytes(8).toString("hex");
    grants.set(code, {
      challenge: searchParams.get("code_challenge") ?? "",
      nonce: searchParams.get("nonce"),
      clientId: searchParams.get("client_id") ?? "",
      person: provider.person,
    });
    const back = new URL(searchParams.get("redirect_uri") ?? "");
    back.searchParams.set("code", code);
    back.searchParams.set("state", searchParams.get("state") ?? "");
    response.writeHead(302, { location: back.href }).end();
  }

  async function exchange(request: IncomingMessage, path: string): Promise<[unknown, number]> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const basic = Buffer.from((request.headers.authorization ?? "").replace("Basic ", ""), "base64");
    const secret = decodeURIComponent(basic.toString().split(":")[1] ?? "");
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (secret !== clientSecret || !grant || challenge !== grant.challenge)
      return [{ error: "invalid_grant" }, 400];
    const accessToken = randomBytes(8).toString("hex");
    tokens.set(accessToken, grant.person);
    const issuer = `${base}${path.replace("/access_token", "")}`;
    const isOpenId = !path.startsWith("/github");
    const bearer = { access_token: accessToken, token_type: "bearer" };
    return [isOpenId ? { ...bearer, id_token: idToken(issuer, grant) } : bearer, 200];
  }

  function idToken(issuer: string, { nonce, clientId, person }: Grant): string {
    const iat = Math.floor(Date.now() / 1_000);
    const { algorithm = "RS256", foreignKey = false, claims: wrong } = provider.faults;
    const right = { ...person, iss: issuer, aud: clientId, nonce: nonce ?? undefined, iat, exp: iat + 300 };
    const signed = `${encode({ alg: algorithm, kid: String(keyId) })}.${encode({ ...right, ...wrong })}`;
    if (algorithm === "none") return `${signed}.`;
    if (algorithm === "HS256")
      return `${signed}.${createHmac("sha256", clientSecret).update(signed).digest("base64url")}`;
    const key = foreignKey ? newKeys().privateKey : privateKey;
    return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), key).toString("base64url")}`;
  }

  const discovery = (issuer: string) => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/access_token`,
    jwks_uri: `${base}/jwks`,
    response_types_supported: ["code"],
    id_token_signing_alg_values_supported: ["RS256"],
    ...provider.faults.description,
  });
  return provider;
}

function newKeys() {
  return generateKeyPairSync("rsa", { modulusLength: 2048 });
}
