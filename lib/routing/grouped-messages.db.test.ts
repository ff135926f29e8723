import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { explainAlert } from "@/lib/alerts/decisions/explain-alert";
import { createChannel } from "@/lib/channels/mutations/create-channel";
import { useClock as replaceClock } from "@/lib/core/clock";
import { deliverDue } from "@/lib/deliveries/deliver";
import { parseDeliveryFilters } from "@/lib/deliveries/filters";
import { listDeliveries } from "@/lib/deliveries/queries";
import { createFiringAlert, createPolicyRow } from "@/scripts/testing/alert-records";
import { createOrganizationFixture, type OrganizationFixture } from "@/scripts/testing/organization-fixture";
import { flushHeldNotices } from "./flush-held-notices";
import { routeAlertNotices } from "./route-alert-notices";

vi.mock("@/lib/events/send", () => ({ sendEvents: () => Promise.resolve() }));

const START = new Date("2026-11-23T12:00:00Z");
const LATER = new Date("2026-11-23T12:01:00Z");

describe("what is told of a group of alerts", () => {
  let tenant: OrganizationFixture;
  let clock: Date;
  let restoreClock: () => void;

  beforeEach(async () => {
    clock = START;
    restoreClock = replaceClock(() => clock);
    tenant = await createOrganizationFixture("Grouped");
  });
  afterEach(() => restoreClock());

  async function fireTogether(channels: string[]): Promise<string[]> {
    const organizationId = tenant.organization.id;
    const policyId = await createPolicyRow(organizationId, { channels });
    const alertIds: string[] = [];
    for (const service of ["a", "b"])
      alertIds.push(await createFiringAlert(organizationId, { policyId, labels: { service }, at: clock }));
    await routeAlertNotices();
    clock = LATER;
    await flushHeldNotices();
    return alertIds;
  }

  const logOf = async (alertId: string) =>
    (await listDeliveries(tenant.context, parseDeliveryFilters({ alert: alertId }))).deliveries;

  it("is one message, which the log shows for each of them", async () => {
    const alertIds = await fireTogether(["email"]);
    for (const alertId of alertIds)
      expect(await logOf(alertId)).toMatchObject([{ kind: "bundle", alertId: null, alertIds }]);
  });

  it("is explained on each of them, from the message they share to its arrival", async () => {
    const alertIds = await fireTogether(["email"]);
    await deliverDue();
    for (const alertId of alertIds) {
      const [, told] = await explainAlert(tenant.context, alertId);
      expect(told?.answer).toBe("One message was delivered.");
      expect(told?.steps.map(({ text }) => text)).toEqual(["To be told later", "Told", "Delivered"]);
      expect(told?.steps[1]?.details).toContain("In one message with another alert.");
    }
  });

  it("is an event for each of them in PagerDuty, where each is resolved by itself", async () => {
    const config = { routingKey: "0123456789abcdef0123456789abcdef", region: "us" };
    await createChannel(tenant.context, { kind: "pagerduty", name: "Pager", key: "pager", config });
    const alertIds = await fireTogether(["pager"]);
    for (const alertId of alertIds)
      expect(await logOf(alertId)).toMatchObject([{ kind: "fired", alertId, alertIds: [] }]);
  });
});
