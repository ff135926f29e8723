import "server-only";
import * as oauth from "oauth4webapi";
import { guardedFetch } from "./guarded-fetch";
import { isOwnNetwork } from "./private-provider";

/** What a provider may sign with: public keys only, so that neither "none" nor our own secret counts. */
const ALGORITHMS = [
  ...["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"],
  ...["ES256", "ES384", "ES512", "EdDSA", "Ed25519"],
];

/** Clocks of providers are seldom further apart. */
const CLOCK_TOLERANCE_SECONDS = 60;

export type ProviderSettings = { issuer: string; clientId: string; clientSecret: string };

/** A provider as its own document describes it, asked anew each time: keys may have changed since. */
export type Provider = {
  server: oauth.AuthorizationServer;
  client: oauth.Client;
  authentication: oauth.ClientAuth;
  options: { [oauth.customFetch]: typeof guardedFetch; [oauth.allowInsecureRequests]: boolean };
  authorizationEndpoint: URL;
};

/** Why a provider's own description cannot be used; the message is fit for whoever set it up. */
export class UnusableProvider extends Error {}

/** Reads a provider's document; it must name the issuer that was asked for. */
export async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Provider> {
  const options = { [oauth.customFetch]: guardedFetch, [oauth.allowInsecureRequests]: isOwnNetwork(issuer) };
  const address = new URL(issuer);
  const response = await oauth.discoveryRequest(address, options);
  const described = await oauth.processDiscoveryResponse(address, response);
  const { authorization_endpoint: authorization, token_endpoint: token, jwks_uri: keys } = described;
  if (authorization === undefined || token === undefined || keys === undefined)
    throw new UnusableProvider("The provider's document lacks an address for signing in, tokens or keys.");
  const algorithms = described.id_token_signing_alg_values_supported ?? ["RS256"];
  const accepted = algorithms.filter((algorithm) => ALGORITHMS.includes(algorithm));
  if (accepted.length === 0)
    throw new UnusableProvider("The provider signs with no algorithm that is accepted here.");
  return {
    server: { ...described, id_token_signing_alg_values_supported: accepted },
    client: { client_id: clientId, [oauth.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
    authentication: authenticationOf(described, clientSecret),
    options,
    authorizationEndpoint: browserAddress(authorization),
  };
}

function authenticationOf(
  { token_endpoint_auth_methods_supported: methods = ["client_secret_basic"] }: oauth.AuthorizationServer,
  clientSecret: string,
): oauth.ClientAuth {
  return methods.includes("client_secret_basic")
    ? oauth.ClientSecretBasic(clientSecret)
    : oauth.ClientSecretPost(clientSecret);
}

/** The browser is sent there: anything but a page of the web would be an attack on it. */
function browserAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === "https:" || (url?.protocol === "http:" && isOwnNetwork(text))) return url;
  throw new UnusableProvider("The provider's address for signing in does not begin with https://.");
}
