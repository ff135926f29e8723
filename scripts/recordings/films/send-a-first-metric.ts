import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Film } from "../film";

export const sendAFirstMetric: Film = {
  slug: "send-a-first-metric",
  title: "Send your first metric",
  description: "A key, one command, and the figure on its chart.",
  article: "send-your-first-metric",
  async act({ camera, page, organization }) {
    await page.goto(`/${organization.slug}/monitoring`);
    await camera.say("**Monitoring** shows what is measured by itself. Figures of your own come below.");
    const create = page.getByRole("button", { name: "Create key and command" });
    await camera.see(create);
    await camera.say(
      "Choose **Create key and command**. It makes an API key that may send metrics, and nothing else.",
    );
    await camera.click(create);
    const command = page.getByText(/^curl -X POST/);
    await camera.see(command);
    await camera.say("The key is shown once, inside the command. Copy it and run it in a terminal of yours.");
    await promisify(execFile)("bash", ["-c", `${await command.innerText()} --fail --silent --show-error`]);
    const row = page.getByRole("row").filter({ hasText: "orders.placed" });
    await camera.say("The figure is here as soon as it was sent. Nobody has to reload the page.");
    await camera.see(row);
    await camera.say("Its name leads to its chart, and from there to a policy that watches it.");
    await camera.click(row.getByRole("link").first());
    await page.waitForURL(/monitoring\/orders/);
    await page.locator(".recharts-surface").first().waitFor();
    await camera.see(page.getByRole("heading", { level: 1, name: "orders.placed" }), 2);
  },
};
