import { describe, expect, it } from "vitest";
import { pathOnDomain, type DomainPath } from "./domain-path";

describe("on a custom domain", () => {
  it.each<[string, DomainPath]>([
    ["/", "home"],
    ["/sign-in", "sign-in"],
    ["/acme", "served"],
    ["/acme/dashboard", "served"],
    ["/acme/settings/branding", "served"],
    ["/acme/monitoring/cpu_usage/history.csv", "served"],
    ["/api/live/acme", "served"],
    ["/api/search/acme", "served"],
    ["/api/notifications/acme", "served"],
    ["/api/help/search", "served"],
    ["/rooms/abc/2026-11-21", "served"],
    ["/status", "served"],
  ])("%s is %s", (path, meaning) => {
    expect(pathOnDomain(path, "acme")).toBe(meaning);
  });

  it.each([
    ["another organisation", "/other/dashboard"],
    ["one whose name begins alike", "/acme-corp/dashboard"],
    ["another one behind dots that were encoded", "/%61cme/dashboard"],
    ["the account of whoever is signed in", "/acme/settings/profile"],
    ["its password and keys", "/acme/settings/security"],
    ["its sessions", "/acme/settings/security/activity"],
    ["closing the organisation", "/acme/settings/organization"],
    ["creating an account", "/sign-up"],
    ["resetting a password", "/reset-password"],
    ["the second step of signing in", "/second-step"],
    ["an invitation", "/invitations/token"],
    ["staff", "/staff/organizations"],
    ["what the installation says of itself", "/pricing"],
    ["a new organisation", "/organizations/new"],
    ["meeting a policy", "/account/requirements"],
  ])("%s is elsewhere: %s", (_what, path) => {
    expect(pathOnDomain(path, "acme")).toBe("elsewhere");
  });

  it.each([
    ["signing in by next-auth", "/api/auth/callback/credentials"],
    ["the answer of an identity provider", "/api/sso/callback/1"],
    ["another organisation's stream", "/api/live/other"],
    ["the account's export", "/api/account/export"],
    ["the map of the installation's pages", "/sitemap.xml"],
  ])("%s is nothing: %s", (_what, path) => {
    expect(pathOnDomain(path, "acme")).toBe("nothing");
  });
});
