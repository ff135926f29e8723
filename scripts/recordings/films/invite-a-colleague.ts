import { readLink } from "@/e2e/fixtures/mailbox";
import type { Film } from "../film";

const GUEST = {
  name: "Noor Haddad",
  email: "noor@harbour.example",
  password: "seven quiet lanterns at dawn",
};

export const inviteAColleague: Film = {
  slug: "invite-a-colleague",
  title: "Invite a colleague",
  description: "From the invitation to the moment your colleague is in.",
  article: "invite-a-colleague",
  async act({ camera, page, organization, openWindow }) {
    const members = `/${organization.slug}/settings/members`;
    await page.goto(members);
    await camera.say("Owners and admins invite people on the page **Members**.");
    await camera.click(page.getByRole("button", { name: "Invite member" }));
    const dialog = page.getByRole("dialog");
    await camera.say("Enter the address of your colleague. The link will work for this address only.");
    await camera.type(dialog.getByLabel("E-mail address"), GUEST.email);
    await camera.say("Choose a **Role**. What it may do is said below it.");
    await camera.choose(dialog.getByLabel("Role"), "Auditor");
    await camera.say(
      "Choose **Send invitation**. Until it is accepted, it stands in the list, and you can revoke it.",
    );
    await camera.click(dialog.getByRole("button", { name: "Send invitation" }));
    await camera.see(page.getByRole("row").filter({ hasText: GUEST.email }));

    const guest = await openWindow();
    await guest.goto(await readLink(guest, GUEST.email, /join/i));
    await camera.turnTo(guest);
    await camera.say("Your colleague opens the link from the mail, and gives a name and a password.");
    await camera.type(guest.getByLabel("Name"), GUEST.name);
    await camera.type(guest.getByLabel("Password", { exact: true }), GUEST.password);
    await camera.click(guest.getByRole("button", { name: "Create account and join" }));
    await guest.waitForURL(/dashboard/);
    await camera.say("That is all: your colleague sees what the role opens.");
    await camera.see(guest.getByRole("heading", { level: 1 }));

    await page.goto(members);
    await camera.turnTo(page);
    await camera.say("And you see your colleague among the members.");
    await camera.see(page.getByRole("row").filter({ hasText: GUEST.name }));
    await guest.context().close();
  },
};
