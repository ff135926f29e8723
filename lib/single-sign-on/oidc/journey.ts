import "server-only";
import * as oauth from "oauth4webapi";
import { checkAccessTokenHash } from "./access-token-hash";
import { readClaims, type Claims } from "./claims";
import type { Provider } from "./provider";

/** What only the browser that began knows: the answer must fit all three. */
export type JourneySecrets = { state: string; nonce: string; verifier: string };

/** Where the browser goes to sign in, and what proves its answer. */
export async function beginJourney(
  { client, server, authorizationEndpoint }: Provider,
  { redirectUri, email }: { redirectUri: string; email: string | null },
): Promise<{ address: string; secrets: JourneySecrets }> {
  const secrets = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
  };
  const scopes = ["openid", "email", "profile"].filter(
    (scope) => server.scopes_supported?.includes(scope) ?? true,
  );
  const parameters = {
    client_id: client.client_id,
    response_type: "code",
    redirect_uri: redirectUri,
    scope: scopes.join(" "),
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(secrets.verifier),
    code_challenge_method: "S256",
    ...(email !== null && { login_hint: email }),
  };
  const address = new URL(authorizationEndpoint);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return { address: address.href, secrets };
}

/**
 * Who the provider says it is, once every proof holds: state, issuer, audience, nonce, times, signature
 * under the provider's present keys, and the access token's hash where one is given. Throws otherwise.
 */
export async function finishJourney(
  { server, client, authentication, options }: Provider,
  { answer, secrets, redirectUri }: { answer: URLSearchParams; secrets: JourneySecrets; redirectUri: string },
): Promise<Claims> {
  const parameters = oauth.validateAuthResponse(server, client, answer, secrets.state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    authentication,
    parameters,
    redirectUri,
    secrets.verifier,
    options,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: secrets.nonce,
    requireIdToken: true,
  });
  await oauth.validateApplicationLevelSignature(server, response, options);
  checkAccessTokenHash(tokens);
  const said = oauth.getValidatedIdTokenClaims(tokens);
  if (said === undefined) throw new Error("The provider sent no ID token.");
  if (said.email !== undefined || server.userinfo_endpoint === undefined) return readClaims(said);
  const about = await oauth.userInfoRequest(server, client, tokens.access_token, options);
  return readClaims(await oauth.processUserInfoResponse(server, client, said.sub, about));
}
