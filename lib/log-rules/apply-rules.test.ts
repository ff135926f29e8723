import { describe, expect, it } from "vitest";
import { applyRules } from "./apply-rules";
import { DEFAULT_LOG_RULES } from "./defaults";
import { readPastedRecord } from "./read-pasted-record";
import { LogRule, LogRules } from "./schema";

const audit = (more: object) =>
  JSON.stringify({
    apiVersion: "audit.k8s.io/v1",
    verb: "create",
    user: { username: "mira" },
    sourceIPs: ["192.0.2.7", "10.0.0.1"],
    requestURI: "/apis/x",
    ...more,
  });

describe("the rules of the product", () => {
  it("are what the schema takes", () => {
    expect(LogRules.parse(DEFAULT_LOG_RULES)).toEqual(DEFAULT_LOG_RULES);
  });

  it.each<[string, string, object | null]>([
    [
      "a wrong password over SSH",
      "Failed password for root from 192.0.2.7 port 51234 ssh2",
      { kind: "authentication.failed", severity: "low", actor: "root", sourceAddress: "192.0.2.7" },
    ],
    [
      "an unknown user over SSH, with the prefix of syslog",
      "Nov 21 12:00:01 web sshd[812]: Failed password for invalid user admin from 2001:db8::7 port 22 ssh2",
      { kind: "authentication.failed", severity: "medium", actor: "admin", sourceAddress: "2001:db8::7" },
    ],
    [
      "a sign-in over SSH",
      "Accepted publickey for deploy from 192.0.2.7 port 51234 ssh2: ED25519 SHA256:abc",
      { kind: "authentication.succeeded", actor: "deploy", sourceAddress: "192.0.2.7" },
    ],
    [
      "PAM",
      "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.7  user=root",
      { kind: "authentication.failed", actor: "root", sourceAddress: "192.0.2.7" },
    ],
    [
      "sudo",
      "Nov 21 12:00:01 web sudo[99]:      bob : user NOT in sudoers ; TTY=pts/0 ; USER=root ; COMMAND=/bin/ls",
      { kind: "access.refused", actor: "bob" },
    ],
    [
      "a refusal of Kubernetes",
      audit({ responseStatus: { code: 403 } }),
      { kind: "access.refused", actor: "mira", target: "/apis/x", sourceAddress: "192.0.2.7" },
    ],
    [
      "a binding of Kubernetes",
      audit({ objectRef: { resource: "clusterrolebindings" } }),
      { kind: "privilege.escalated" },
    ],
    [
      "a command in a container",
      audit({ objectRef: { subresource: "exec" } }),
      { kind: "custom.kubernetes.exec" },
    ],
    [
      "ClamAV",
      "/tmp/eicar.com: Eicar-Signature FOUND",
      { kind: "malware.detected", target: "/tmp/eicar.com" },
    ],
    ["an ordinary line", "Started Session 12 of user root.", null],
    ["an ordinary request of Kubernetes", audit({ responseStatus: { code: 200 } }), null],
  ])("know %s", (_what, pasted, expected) => {
    const event = applyRules(DEFAULT_LOG_RULES, readPastedRecord(pasted));
    if (expected === null) expect(event).toBeNull();
    else expect(event).toMatchObject(expected);
  });
});

describe("a rule", () => {
  const rule = (more: object) =>
    LogRule.parse({
      name: "Test",
      enabled: true,
      minimumSeverity: null,
      conditions: [{ field: "body", pattern: "*" }],
      kind: "custom.test",
      severity: null,
      ...more,
    });
  const record = readPastedRecord(
    JSON.stringify({
      body: "hello",
      severity: "warn",
      event_name: "user.login",
      attributes: { "user.id": "7", user: { id: "8", "full.name": "Eve" }, tags: [], deep: { a: 1 } },
      resource: { "host.name": "h1" },
    }),
  );
  const apply = (...rules: LogRule[]) => applyRules(rules, record);

  it("that stands first counts, unless it is switched off", () => {
    const [one, two] = [rule({ name: "One" }), rule({ name: "Two" })];
    expect(apply(one, two)?.rule).toBe("One");
    expect(apply({ ...one, enabled: false }, two)?.rule).toBe("Two");
  });

  it("needs all its conditions", () => {
    const both = (second: string) =>
      rule({
        conditions: [
          { field: "body", pattern: "h*" },
          { field: "event_name", pattern: second },
        ],
      });
    expect(apply(both("user.*"))).not.toBeNull();
    expect(apply(both("group.*"))).toBeNull();
  });

  it.each([
    ["warn", true],
    ["info", true],
    ["error", false],
  ])("for at least %s fits a warning: %s", (minimumSeverity, fits) => {
    expect(apply(rule({ minimumSeverity })) !== null).toBe(fits);
  });

  it.each([
    ["attributes.user.id", "7"],
    ["attributes.user.full.name", "Eve"],
    ["attributes.deep", '{"a":1}'],
    ["resource.host.name", "h1"],
    ["body", "hello"],
    ["severity_text", "warn"],
    ["attributes.tags", null],
    ["attributes.nothing", null],
    ["attributes.constructor", null],
  ])("finds at %s %j", (actorField, actor) => {
    expect(apply(rule({ actorField }))?.actor).toBe(actor);
  });

  it("keeps a source address only where it is one", () => {
    expect(apply(rule({ sourceAddressField: "body" }))?.sourceAddress).toBeNull();
  });

  it.each([
    [{ conditions: [] }, "at least one condition"],
    [{ conditions: [{ field: "headers.x", pattern: "*" }] }, "attributes.…"],
    [{ kind: "hello" }, "catalogue"],
    [{ name: " " }, "must not be empty"],
  ])("is not taken with %j", (more, problem) => {
    expect(() => rule(more)).toThrow(problem);
  });

  it("has a name of its own", () => {
    expect(LogRules.safeParse([rule({}), rule({})]).error?.issues[0]?.message).toContain("another rule");
  });
});
