import { describe, expect, it } from "vitest";
import { renderMail } from "./render";
import { TEMPLATES, type TemplateName, type TemplateProps } from "./templates";

const LINK = "https://app.example.test/go?token=abc_DEF-123";

const SAMPLES: { [Name in TemplateName]: { props: TemplateProps[Name]; says: string[] } } = {
  "account-deleted": {
    props: { name: "Mira", deletedAt: "21 November 2026, 12:00 UTC", signUpUrl: LINK },
    says: ["Mira", "21 November 2026, 12:00 UTC", "without your name and address"],
  },
  "organization-deleted": {
    props: { name: "Mira", organizationName: "Acme", deletedAt: "21 December 2026, 12:00 UTC", url: LINK },
    says: ["21 December 2026, 12:00 UTC", "Your account stays"],
  },
  "account-locked": {
    props: { minutes: 15, ipAddress: "192.0.2.7", resetUrl: LINK },
    says: ["15 minutes", "192.0.2.7"],
  },
  alert: {
    props: {
      headline: "[Critical] Firing: API latency above 500 ms",
      summary: "The average of 5 minutes is 812 ms.",
      facts: [{ label: "Policy", value: "High API latency" }],
      organizationName: "Acme",
      url: "https://app.example.test/acme/alerts/1",
      acknowledgeUrl: LINK,
      runbookUrl: null,
      reason: "A policy of Acme names you.",
    },
    says: ["API LATENCY ABOVE 500 MS", "812 ms", "High API latency", "/acme/alerts/1", "names you"],
  },
  "already-registered": {
    props: { name: "Mira", signInUrl: LINK, resetUrl: "https://app.example.test/forgot-password" },
    says: ["Mira", "nothing was created", "https://app.example.test/forgot-password"],
  },
  checkpoint: {
    props: {
      organizationName: "Acme",
      day: "2026-11-20",
      note: "app.example.com/audit/1\n318\nroot=\ntaken 2026-11-21T00:10:02.118Z\n\n— app.example.com/audit/1 AAAA\n",
      url: LINK,
    },
    says: ["— app.example.com/audit/1 AAAA"],
  },
  "confirm-email-change": {
    props: { name: "Mira", oldEmail: "mira@old.example", url: LINK },
    says: ["Mira", "mira@old.example", "one hour, once"],
  },
  "email-changed": {
    props: {
      name: "Mira",
      newEmail: "mira@new.example",
      changedAt: "21 November 2026, 12:00 UTC",
      ipAddress: null,
      days: 7,
      undoUrl: LINK,
    },
    says: ["Mira", "mira@new.example", "21 November 2026, 12:00 UTC", "7 days", "ends every session"],
  },
  invitation: {
    props: { organizationName: "Acme", inviterName: "Noor", roleLabel: "Auditor", days: 7, url: LINK },
    says: ["Acme", "Noor", "auditor", "7 days", "only for this address"],
  },
  notification: {
    props: {
      title: "Mira joined",
      body: "Their role is member.",
      organizationName: "Acme",
      url: LINK,
      preferencesUrl: "https://app.example.test/acme/settings/notifications",
    },
    says: ["Their role is member", "Acme", "/acme/settings/notifications"],
  },
  "onboarding-completed": {
    props: { name: "Mira", organizationName: "Acme", trialEndsOn: "5 Dec 2026", url: LINK },
    says: ["Mira", "Invite a colleague", "5 Dec 2026"],
  },
  "onboarding-reminder": {
    props: {
      name: "Mira",
      organizationName: "Acme",
      step: 2,
      stepLabel: "connectors",
      url: LINK,
      stopUrl: "https://app.example.test/onboarding/reminders/x",
    },
    says: ["Mira", "step 2 of 4", "/onboarding/reminders/x"],
  },
  "password-changed": {
    props: { name: "Mira", changedAt: "21 November 2026, 12:00 UTC", ipAddress: null, resetUrl: LINK },
    says: ["Mira", "21 November 2026, 12:00 UTC", "Other sessions were signed out"],
  },
  "phone-changed": {
    props: {
      name: "Mira",
      change: "added",
      ending: "456",
      changedAt: "21 November 2026, 12:00 UTC",
      ipAddress: "192.0.2.7",
      resetUrl: LINK,
    },
    says: ["Mira", "21 November 2026, 12:00 UTC", "192.0.2.7", "ends in 456"],
  },
  "reset-password": { props: { name: "Mira", url: LINK }, says: ["Mira", "one hour, once"] },
  "sign-in-method-changed": {
    props: {
      name: "Mira",
      change: { kind: "recovery-code-used", left: 1 },
      changedAt: "21 November 2026, 12:00 UTC",
      ipAddress: "192.0.2.7",
      resetUrl: LINK,
    },
    says: ["Mira", "21 November 2026, 12:00 UTC", "192.0.2.7", "1 of your recovery codes is left"],
  },
  "staff-notice": {
    props: {
      title: "Billing of Acme needs a look",
      body: "2 subscriptions are paid for at once.",
      url: LINK,
    },
    says: ["BILLING OF ACME NEEDS A LOOK", "2 subscriptions are paid for at once."],
  },
  "support-confirmation": {
    props: {
      number: 1042,
      subject: "The chart stays empty",
      body: "No points.\nSince this morning.",
      answerDue: "23 Nov 2026, 10:00 GMT+1",
      url: LINK,
      replyMarker: "Write your answer above this line.",
    },
    says: ["#1042", "23 Nov 2026, 10:00 GMT+1", "Write your answer above this line.", "No points."],
  },
  "support-notice": {
    props: {
      number: 1043,
      subject: "Invoices in English",
      title: "A request of its own: #1043",
      text: "We made one out of part of #1042.",
      url: LINK,
      rateUrl: "https://app.example.test/rate/token",
      reopenDays: 14,
      replyMarker: "Write your answer above this line.",
    },
    says: ["A REQUEST OF ITS OWN", "part of #1042", "14 days", "rate/token", "Answer this mail"],
  },
  "support-reply": {
    props: {
      number: 1042,
      subject: "The chart stays empty",
      body: "The key expired.\nMake a new one.",
      authorName: "Jonas",
      files: [
        { name: "steps.pdf", size: "212 kB" },
        { name: "screen.png", size: "48 kB" },
      ],
      url: LINK,
      rateUrl: "https://app.example.test/rate/token",
      reopenDays: 14,
      replyMarker: null,
    },
    says: [
      "Jonas writes:",
      "The key expired. Make a new one.",
      "steps.pdf (212 kB), screen.png (48 kB)",
      "14 days",
      "rate/token",
    ],
  },
  "verify-email": { props: { name: "Mira", url: LINK }, says: ["Mira", "24 hours, once", "password"] },
};

const NAMES = Object.keys(TEMPLATES) as TemplateName[];

describe("every mail", () => {
  it.each(NAMES)("%s says in its plain text what matters, with the link in full", async (name) => {
    const { props, says } = SAMPLES[name];
    const { subject, text } = await renderMail(name, props);
    expect(subject).not.toBe("");
    const unwrapped = text.replace(/\s+/g, " ");
    for (const phrase of [...says, LINK]) expect(unwrapped).toContain(phrase);
    expect(text).not.toMatch(/<[a-z/]/i);
    expect(unwrapped).not.toMatch(/null|undefined|\[object/);
  });

  it.each(NAMES)("%s is a whole page without scripts, pictures or anything fetched", async (name) => {
    const { props } = SAMPLES[name];
    const { html } = await renderMail(name, props);
    expect(html).toMatch(/^<!DOCTYPE html/i);
    expect(html).toContain('lang="en"');
    expect(html).toContain(`href="${LINK}"`);
    expect(html).not.toMatch(/<script|<img|<iframe|<form|url\(|@import/i);
    const targets = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, target]) => target);
    const given: unknown[] = Object.values(props);
    expect(targets.filter((target) => !given.includes(target))).toEqual([]);
  });

  it("wears the looks of its organisation, and only in what belongs to one", async () => {
    const brand = { name: "Acme", logoUrl: "https://app.example.test/api/branding/t/logo", color: "#7c2d12" };
    const branded = await renderMail("invitation", SAMPLES.invitation.props, brand);
    expect(branded.html).toContain(`src="${brand.logoUrl}"`);
    expect(branded.html).toContain('alt="Acme"');
    expect(branded.html).toContain("background-color:#7c2d12");
    const named = await renderMail("alert", SAMPLES.alert.props, { ...brand, logoUrl: null });
    expect(named.html).not.toMatch(/<img|>Regulix</);
    const personal = await renderMail("reset-password", SAMPLES["reset-password"].props, brand);
    expect(personal.html).not.toContain("7c2d12");
  });

  it("shows what people typed as text, never as markup", async () => {
    const props = {
      ...SAMPLES.invitation.props,
      organizationName: '<b>x</b>"',
      inviterName: "<script>1</script>",
    };
    const { html } = await renderMail("invitation", props);
    expect(html).not.toMatch(/<b>|<script/);
    expect(html).toContain("&lt;script&gt;");
  });
});
