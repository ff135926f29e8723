import { OTLPLogExporter as JsonExporter } from "@opentelemetry/exporter-logs-otlp-http";
import { OTLPLogExporter as ProtobufExporter } from "@opentelemetry/exporter-logs-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchLogRecordProcessor, LoggerProvider } from "@opentelemetry/sdk-logs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { DEFAULT_LOG_RULES } from "@/lib/log-rules/defaults";
import { saveLogRules } from "@/lib/log-rules/mutations";
import { LogRule } from "@/lib/log-rules/schema";
import { createKeyFixture } from "@/scripts/testing/api-key-fixture";
import type { LocalServer } from "@/scripts/testing/local-server";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { serveRoutes } from "@/scripts/testing/serve-routes";
import { POST } from "./route";

const PATH = "/api/otlp/v1/logs";

describe("OTLP logs", () => {
  let server: LocalServer;
  let tenant: OrganizationFixture;
  let token: string;

  beforeAll(async () => {
    server = await serveRoutes({ [PATH]: POST });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    tenant = await createOrganizationFixture("Logger");
    token = await createKeyFixture(tenant, "security-events:write");
  });

  const events = () =>
    withOrganization(
      tenant.context,
      (transaction) =>
        transaction.$queryRaw<{ kind: string; severity: string; detail: Record<string, unknown> }[]>`
        SELECT kind, severity, detail FROM security_events WHERE kind <> 'api_key.rejected' ORDER BY sequence`,
    );

  async function post(logRecords: object[], key = token) {
    const request = new Request(`http://localhost${PATH}`, {
      method: "POST",
      body: JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] }),
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    });
    const response = await POST(request, { params: Promise.resolve({}) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  const record = (body: string, hoursAgo = 0) => ({
    timeUnixNano: String(BigInt(Date.now() - hoursAgo * 3_600_000) * 1_000_000n),
    body: { stringValue: body },
  });

  it.each([
    ["protobuf", ProtobufExporter],
    ["JSON", JsonExporter],
  ])(
    "from the official JavaScript SDK in %s become events where a rule fits",
    async (_encoding, Exporter) => {
      const exporter = new Exporter({
        url: `http://127.0.0.1:${server.port}${PATH}`,
        headers: { authorization: `Bearer ${token}` },
      });
      const provider = new LoggerProvider({
        resource: resourceFromAttributes({ "host.name": "web-1" }),
        processors: [new BatchLogRecordProcessor({ exporter })],
      });
      const logger = provider.getLogger("test");
      logger.emit({
        body: "Failed password for invalid user admin from 192.0.2.7 port 22 ssh2",
        attributes: { "log.file.name": "auth.log" },
      });
      logger.emit({ body: "Started Session 12 of user root." });
      logger.emit({
        body: {
          apiVersion: "audit.k8s.io/v1",
          user: { username: "mira" },
          sourceIPs: ["192.0.2.8"],
          requestURI: "/api/v1/secrets",
          responseStatus: { code: 403 },
        },
      });
      await provider.forceFlush();
      await provider.shutdown();

      const [first, second, ...rest] = await events();
      expect(rest).toEqual([]);
      expect(first).toMatchObject({
        kind: "authentication.failed",
        severity: "medium",
        detail: {
          rule: "SSH: unknown user",
          body: "Failed password for invalid user admin from 192.0.2.7 port 22 ssh2",
          attributes: { "log.file.name": "auth.log" },
          resource: { "host.name": "web-1" },
        },
      });
      expect(second).toMatchObject({ kind: "access.refused", detail: { rule: "Kubernetes: forbidden" } });
    },
  );

  it("follow the organisation's own rules", async () => {
    const rule = LogRule.parse({
      name: "Vault opened",
      enabled: true,
      minimumSeverity: null,
      conditions: [{ field: "body", pattern: "vault {target} opened by {actor}" }],
      kind: "custom.vault.opened",
      severity: "critical",
    });
    await saveLogRules(tenant.context, { version: 0, rules: [rule, ...DEFAULT_LOG_RULES] });
    await post([
      record("vault 7 opened by mira"),
      record("Accepted password for x from 192.0.2.7 port 1 ssh2"),
    ]);
    expect((await events()).map(({ kind, severity }) => [kind, severity])).toEqual([
      ["custom.vault.opened", "critical"],
      ["authentication.succeeded", "info"],
    ]);
  });

  it("are one event when they are sent again", async () => {
    const logs = [record("/tmp/a: Eicar FOUND"), record("/tmp/b: Eicar FOUND")];
    await post(logs);
    expect(await post(logs)).toEqual({ status: 200, body: {} });
    expect(await events()).toHaveLength(2);
  });

  it("that are too old are named as refused, and the rest are kept", async () => {
    expect(await post([record("/tmp/a: Eicar FOUND", 25), record("/tmp/b: Eicar FOUND")])).toEqual({
      status: 200,
      body: {
        partialSuccess: {
          rejectedLogRecords: 1,
          errorMessage: "1 × occurred_at must not be older than 24 hours.",
        },
      },
    });
    expect(await events()).toHaveLength(1);
  });

  it("are kept with as much of a large record as an event may carry", async () => {
    const attributes = Array.from({ length: 500 }, (_, n) => ({
      key: `attribute.${n}`,
      value: { stringValue: "é".repeat(2_000) },
    }));
    const large = { ...record(`/tmp/${"x".repeat(100_000)}: Eicar FOUND`), attributes };
    expect(await post([large])).toEqual({ status: 200, body: {} });
    const [event] = await events();
    expect(JSON.stringify(event?.detail).length).toBeLessThan(8_192);
  });

  it("of more than one batch of events are all kept", async () => {
    const logs = Array.from({ length: 2_100 }, (_, n) => record(`/tmp/${n}: Eicar FOUND`));
    expect(await post(logs)).toEqual({ status: 200, body: {} });
    expect(await events()).toHaveLength(2_100);
  });

  it("need a key with the scope", async () => {
    expect(await post([], await createKeyFixture(tenant, "metrics:write"))).toMatchObject({
      status: 403,
      body: { code: 7 },
    });
  });
});
