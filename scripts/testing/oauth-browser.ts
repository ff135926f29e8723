import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type AuthOptions } from "next-auth";
import type { IdentityProvider } from "@/lib/accounts/identities/providers";
import type { Person, TestIdentityProvider } from "./identity-provider";

type Step = { path: string[]; method: "GET" | "POST"; query?: Record<string, string>; body?: object };

type Visit = { callbackUrl?: string; forgedState?: string };

/** Goes the way of a browser between next-auth's routes and a provider, with the cookies of a jar. */
export class OAuthBrowser {
  constructor(
    private readonly jar: Map<string, string>,
    private readonly idp: TestIdentityProvider,
    private readonly options: () => AuthOptions,
    private readonly origin: string,
  ) {}

  /** Signs in as this person, and says where it ends. */
  async signIn(
    provider: IdentityProvider,
    person: Person,
    { callbackUrl = "/", forgedState }: Visit = {},
  ): Promise<string> {
    this.idp.person = person;
    const { body } = await this.step({ path: ["csrf"], method: "GET" });
    const { csrfToken } = body as { csrfToken: string };
    const { location } = await this.step({
      path: ["signin", provider],
      method: "POST",
      body: { csrfToken, callbackUrl: `${this.origin}${callbackUrl}` },
    });
    const atProvider = await fetch(location, { redirect: "manual" });
    const back = new URL(atProvider.headers.get("location") ?? "");
    if (forgedState !== undefined) back.searchParams.set("state", forgedState);
    const query = Object.fromEntries(back.searchParams);
    const answer = await this.step({ path: ["callback", provider], method: "GET", query });
    return answer.location.replace(this.origin, "");
  }

  private async step({ path, method, query = {}, body = {} }: Step) {
    const answer = { location: "", body: {} as unknown, cookies: [] as string[] };
    const response = {
      status: () => response,
      setHeader: (name: string, value: string | string[]) => {
        if (name === "Location") answer.location = String(value);
        if (name === "Set-Cookie") answer.cookies = [value].flat();
        return response;
      },
      getHeader: (name: string) => (name === "Set-Cookie" ? answer.cookies : undefined),
      removeHeader: () => response,
      json: (value: unknown) => (answer.body = value),
      send: (value: unknown) => (answer.body = value),
      end: () => response,
    };
    const cookies = Object.fromEntries(this.jar);
    const request = { method, body, headers: {}, cookies, query: { nextauth: path, ...query } };
    await NextAuth(
      request as unknown as NextApiRequest,
      response as unknown as NextApiResponse,
      this.options(),
    );
    for (const cookie of answer.cookies) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === "") this.jar.delete(name);
      else this.jar.set(name, decodeURIComponent(value));
    }
    return answer;
  }
}
