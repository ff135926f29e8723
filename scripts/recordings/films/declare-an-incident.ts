import type { Film } from "../film";

export const declareAnIncident: Film = {
  slug: "declare-an-incident",
  title: "See an incident through",
  description: "Declare it, keep its timeline, resolve it, and learn from it.",
  article: "declare-an-incident",
  async act({ camera, page, organization }) {
    await page.goto(`/${organization.slug}/incidents`);
    await camera.say("Something is wrong. Every member who answers alerts can choose **Declare incident**.");
    await camera.click(page.getByRole("link", { name: "Declare incident" }).first());
    await page.waitForURL(/incidents\/new/);
    await camera.say(
      "One sentence and a severity are enough. The severity sets the time in which somebody has to answer.",
    );
    await camera.type(page.getByLabel("What is wrong"), "Checkout is slow");
    await camera.choose(page.getByLabel("Severity"), "P1");
    await camera.click(page.getByRole("button", { name: "Declare incident" }));
    await camera.see(page.getByRole("heading", { name: /Checkout is slow/ }));
    await camera.say(
      "From now on the incident has a page. What you find out goes onto its timeline, with the time and your name.",
    );
    await camera.type(page.getByLabel("Note for the timeline"), "The disk of the database is full.");
    await camera.click(page.getByRole("button", { name: "Add note" }));
    await camera.see(page.getByRole("listitem").filter({ hasText: "The disk of the database is full." }));
    await camera.say("When it is over, choose **Resolve**.");
    await camera.click(page.getByRole("button", { name: "Resolve" }));
    const open = page.getByRole("link", { name: "Open post-mortem" });
    await camera.see(open);
    await camera.say("And learn from it: the post-mortem begins with the timeline that is there already.");
    await camera.click(open);
    await page.waitForURL(/post-mortem/);
    await camera.click(page.getByRole("button", { name: "Take over the incident’s timeline" }));
    await camera.see(page.getByRole("textbox", { name: "Timeline" }), 2);
  },
};
