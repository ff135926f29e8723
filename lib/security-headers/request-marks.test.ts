import { channel } from "node:diagnostics_channel";
import type { IncomingHttpHeaders } from "node:http";
import { beforeAll, describe, expect, it } from "vitest";
import { REQUEST_DOMAIN_HEADER } from "@/lib/custom-domains/request-header";
import { markRequests, PREFETCH_HEADER, SOCKET_ADDRESS_HEADER } from "./request-marks";

function arrive(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  channel("http.server.request.start").publish({
    request: { headers },
    socket: { remoteAddress: "192.0.2.4" },
  });
  return headers;
}

describe("a request that arrives", () => {
  beforeAll(markRequests);

  it.each<[string, IncomingHttpHeaders, string]>([
    ["the router's own header", { "next-router-prefetch": "1" }, "1"],
    ["what browsers say", { "sec-purpose": "prefetch;prerender" }, "1"],
    ["what older browsers say", { purpose: "prefetch" }, "1"],
    ["no such header", { rsc: "1" }, ""],
  ])("is known for a prefetch by %s", (_by, headers, mark) => {
    expect(arrive(headers)[PREFETCH_HEADER]).toBe(mark);
  });

  it("carries no mark of the client's own", () => {
    const headers = arrive({
      [PREFETCH_HEADER]: "1",
      [SOCKET_ADDRESS_HEADER]: "198.51.100.1",
      [REQUEST_DOMAIN_HEADER]: "{}",
    });
    expect(headers[REQUEST_DOMAIN_HEADER]).toBeUndefined();
    expect(headers).toMatchObject({ [PREFETCH_HEADER]: "", [SOCKET_ADDRESS_HEADER]: "192.0.2.4" });
  });
});
