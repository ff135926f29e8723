import { describe, expect, it } from "vitest";
import { ACCOUNT_NOTIFICATIONS, ORGANIZATION_NOTIFICATIONS } from "./catalogue";
import { chosenChannels, defaultChannels, mailLock } from "./channels";
import type { NotificationType } from "./define";

const OFF = { inApp: false, mail: false };
const ON = { inApp: true, mail: true };

const everyType = Object.entries({ ...ACCOUNT_NOTIFICATIONS, ...ORGANIZATION_NOTIFICATIONS }) as [
  string,
  NotificationType<never>,
][];

describe("the channels of a notification", () => {
  it.each([
    ["is mailed until a member says otherwise", "on", null, ON],
    ["is not mailed any more once a member switched it off", "on", OFF, OFF],
    ["is mailed once a member asks for it", "off", ON, ON],
    ["is not mailed unasked", "off", null, { inApp: true, mail: false }],
    ["has no mail to be asked for", "never", ON, { inApp: true, mail: false }],
    ["leaves the mail to its cause, whatever is chosen", "cause", ON, { inApp: true, mail: false }],
  ] as const)("%s (%s)", (_what, mail, choice, expected) => {
    expect(chosenChannels({ category: "team", mail }, choice)).toEqual(expected);
  });

  it.each(everyType.filter(([, { category }]) => category === "security" || category === "billing"))(
    "mails %s always: its mail can neither be switched off nor is it off by default",
    (_name, type) => {
      expect(mailLock(type)).not.toBeNull();
      expect(type.mail === "cause" || chosenChannels(type, OFF).mail).toBe(true);
    },
  );

  it("tells everything in the product by default, except what one asks for", () => {
    const untold = everyType.filter(([, type]) => !defaultChannels(type).inApp).map(([name]) => name);
    expect(untold).toEqual(["reports.operations"]);
  });
});
