import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { startLocalServer } from "./local-server";

export type Person = Record<string, unknown> & { sub: string };

export type TestIdentityProvider = {
  /** Where each provider seems to be. */
  addresses: { google: string; github: string; githubApi: string; microsoft: string };
  /** Who answers the provider's question next. */
  person: Person;
  close: () => Promise<void>;
};

type Grant = { challenge: string; nonce: string | null; clientId: string; person: Person };

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/**
 * A server that speaks OpenID Connect as Google and Microsoft do, and OAuth 2 as GitHub does: codes are
 * good once, and only for whoever has the client's secret and the verifier of PKCE.
 */
export async function startIdentityProvider(clientSecret: string): Promise<TestIdentityProvider> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  const tokens = new Map<string, Person>();
  const server = await startLocalServer((request, response) => {
    void answer(request, response).catch(() => response.writeHead(500).end());
  });
  const base = `http://127.0.0.1:${server.port}`;
  const provider: TestIdentityProvider = {
    addresses: {
      google: `${base}/google`,
      github: `${base}/github`,
      githubApi: `${base}/api`,
      microsoft: `${base}/microsoft`,
    },
    person: { sub: "nobody" },
    close: server.close,
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", base);
    const json = (body: unknown, status = 200) =>
      void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (url.pathname.endsWith("/.well-known/openid-configuration"))
      return json(discovery(`${base}${url.pathname.replace("/.well-known/openid-configuration", "")}`));
    if (url.pathname === "/jwks")
      return json({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }] });
    if (url.pathname.endsWith("/authorize")) return authorize(url, response);
    if (url.pathname.endsWith("/access_token")) return json(...(await exchange(request, url.pathname)));
    const person = tokens.get((request.headers.authorization ?? "").replace(/^Bearer /, ""));
    if (!person) return json({}, 401);
    const { sub, login, name, email, email_verified: verified } = person;
    if (url.pathname === "/api/user") return json({ id: Number(sub), login, name: name ?? null });
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
    const claims = { ...person, iss: issuer, aud: clientId, nonce: nonce ?? undefined, iat, exp: iat + 300 };
    const signed = `${encode({ alg: "RS256", kid: "1" })}.${encode(claims)}`;
    return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), privateKey).toString("base64url")}`;
  }

  const discovery = (issuer: string) => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/access_token`,
    jwks_uri: `${base}/jwks`,
    response_types_supported: ["code"],
    id_token_signing_alg_values_supported: ["RS256"],
  });
  return provider;
}
