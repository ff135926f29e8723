import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ActiveSession } from "@/lib/accounts/sessions";
import { newId } from "@/lib/core/ids";
import { createAccount, mailsTo, newOrigin } from "@/scripts/testing/account-fixture";
import { asSuperuser } from "@/scripts/testing/superuser";
import { listModules } from "@/lib/modules/queries";
import { chooseConnectors } from "./mutations/choose-connectors";
import { chooseModules } from "./mutations/choose-modules";
import { completeOnboarding } from "./mutations/complete-onboarding";
import { finishStep } from "./mutations/finish-step";
import { nameOrganization } from "./mutations/name-organization";
import { beginAnother, openOnboarding, viewStep } from "./mutations/open-onboarding";
import { saveDraft } from "./mutations/save-draft";
import { findOnboarding, getConnections, onboardingContext } from "./queries";
import { remindOfOnboarding, stopReminders } from "./remind";
import { readReminderToken, reminderToken } from "./reminder-token";
import { readFunnel } from "./staff-queries";

vi.mock("@/lib/mail/transport", () => ({ hasMailTransport: () => false }));

const PROFILE = { industry: "energy", region: "eu", employeeRange: "50-249", useCase: "gdpr" } as const;
const HOUR = 3_600_000;

describe("setting up an organisation", () => {
  let session: ActiveSession;
  const origin = newOrigin();

  const name = (slug = `set-up-${session.user.id.slice(-12)}`) =>
    nameOrganization(session, { ...PROFILE, name: "Set Up", slug, timeZone: "UTC" }, origin);
  const context = async () => {
    const onboarding = await findOnboarding(session.user.id);
    if (onboarding === null) throw new Error("Nothing is being set up.");
    return onboardingContext(session, onboarding, origin);
  };
  const reminders = async () =>
    (await mailsTo(session.user.email)).filter(({ template }) => template === "onboarding-reminder");
  const idleFor = async (hours: number) => {
    const [row] = (
      await asSuperuser("SELECT last_active_at FROM onboardings WHERE user_id = $1", [session.user.id])
    ).rows as [{ last_active_at: Date }];
    await remindOfOnboarding(new Date(row.last_active_at.getTime() + hours * HOUR));
  };

  beforeEach(async () => {
    session = { id: newId(), user: { ...(await createAccount()), timeZone: "UTC", isStaff: false } };
  });

  it("is one set-up on all devices, with what was typed", async () => {
    const [one, two] = await Promise.all([openOnboarding(session.user.id), openOnboarding(session.user.id)]);
    expect(one.id).toBe(two.id);
    await saveDraft(session.user.id, { name: "Half a na", region: "uk" });
    expect(await findOnboarding(session.user.id)).toMatchObject({
      draft: { name: "Half a na", region: "uk" },
    });
  });

  it("founds one organisation however often its first step is sent, and changes it afterwards", async () => {
    await Promise.all([name(), name(), name()]);
    const { rows } = await asSuperuser(
      "SELECT slug, industry, use_case FROM organizations JOIN memberships ON organization_id = organizations.id WHERE user_id = $1",
      [session.user.id],
    );
    expect(rows).toEqual([
      { slug: `set-up-${session.user.id.slice(-12)}`, industry: "energy", use_case: "gdpr" },
    ]);
    await name(`moved-${session.user.id.slice(-12)}`);
    expect((await context()).organizationSlug).toBe(`moved-${session.user.id.slice(-12)}`);
  });

  it("opens a step only after the one before, and says so in the funnel", async () => {
    expect((await viewStep(session.user.id, "plan", null)).step).toBe("organization");
    await viewStep(session.user.id, "organization", null);
    await name();
    await chooseConnectors(session, { connectors: ["sap", "azure"] }, origin);
    expect((await getConnections(await context())).wanted).toEqual(["azure", "sap"]);
    await finishStep(session.user.id, "modules", "skip");
    expect((await viewStep(session.user.id, "plan", null)).step).toBe("plan");
    const { rows } = await asSuperuser(
      `SELECT step, kind FROM onboarding_events WHERE onboarding_id =
         (SELECT id FROM onboardings WHERE user_id = $1) ORDER BY id`,
      [session.user.id],
    );
    expect(rows.map(({ step, kind }) => `${step} ${kind}`)).toEqual([
      "organization view",
      "organization complete",
      "connectors complete",
      "modules skip",
      "plan view",
    ]);
  });

  it("keeps the modules as switches", async () => {
    await name();
    expect(await listModules(await context())).toBeNull();
    await chooseModules(session, { modules: ["gdpr", "dora"] }, origin);
    expect(await listModules(await context())).toEqual(["gdpr", "dora"]);
  });

  it("is completed once, with one mail, however often one clicks", async () => {
    await name();
    const slugs = await Promise.all(
      [1, 2, 3].map(() => completeOnboarding(session, { plan: "enterprise" }, origin)),
    );
    expect(new Set(slugs).size).toBe(1);
    const mails = await mailsTo(session.user.email);
    expect(mails.filter(({ template }) => template === "onboarding-completed")).toHaveLength(1);
    const { wishes } = await readFunnel(new Date(Date.now() + HOUR));
    expect(wishes).toContainEqual(expect.objectContaining({ slug: slugs[0] }));
  });

  it("reminds after a day, three and seven, and then never again", async () => {
    await name();
    for (const hours of [23, 25, 26, 73, 74, 169, 500]) await idleFor(hours);
    expect(await reminders()).toHaveLength(3);
  });

  it("reminds nobody who has finished, who said stop, or who only looked while they belong somewhere", async () => {
    await name();
    await idleFor(25);
    const [mail] = await reminders();
    const token = /reminders\/([\w.-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
    expect(await stopReminders(`${token}x`)).toBe(false);
    expect(await stopReminders(token)).toBe(true);
    await idleFor(73);
    expect(await reminders()).toHaveLength(1);

    await beginAnother(session.user.id);
    await openOnboarding(session.user.id);
    await asSuperuser("UPDATE onboardings SET last_active_at = now() WHERE user_id = $1", [session.user.id]);
    await idleFor(200);
    expect(await reminders()).toHaveLength(1);
  });

  it("ends for somebody who no longer belongs to the organisation", async () => {
    await name();
    await asSuperuser("DELETE FROM memberships WHERE user_id = $1", [session.user.id]);
    await expect(chooseModules(session, { modules: [] }, origin)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("the link that ends reminders", () => {
  it("works for the onboarding that it was mailed for, and cannot be forged", () => {
    const [mine, other] = ["00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002"];
    expect(readReminderToken(reminderToken(mine))).toBe(mine);
    const [, signature = ""] = reminderToken(mine).split(".");
    for (const forged of [`${other}.${signature}`, `${mine}.`, mine, "", `${mine}.AAAA`])
      expect(readReminderToken(forged)).toBeNull();
  });
});
