import { query } from "@/e2e/fixtures/database";
import type { Film } from "../film";

/** Eight hours of calm with one slow half hour, four hours ago. */
async function collectLatency(organizationId: string): Promise<void> {
  await query(
    `INSERT INTO metrics_5m (organization_id, slot, request_count, api_latency_ms)
     SELECT $1, date_bin('5 minutes', now(), 'epoch') - place * interval '5 minutes', 10,
       CASE WHEN place BETWEEN 48 AND 54 THEN 900 ELSE 110 + 20 * sin(place) END
     FROM generate_series(1, 100) AS place ON CONFLICT DO NOTHING`,
    [organizationId],
  );
}

export const createAlertPolicy: Film = {
  slug: "create-an-alert-policy",
  title: "Create an alert policy",
  description: "Choose a condition, see what it would have done, and switch it on.",
  article: "create-alert-policy",
  async act({ camera, page, organization }) {
    await collectLatency(organization.id);
    await page.goto(`/${organization.slug}/alerts/policies`);
    await camera.say("A policy says what fires. Owners and admins make one with **New policy**.");
    await camera.click(page.getByRole("link", { name: "New policy" }).first());
    await page.waitForURL(/policies\/new/);
    await camera.say("Begin with a template, or from an empty form.");
    await camera.click(page.getByRole("link", { name: "Slow answers" }));
    await camera.see(page.getByRole("note"));
    await camera.say("One sentence says when it fires. It changes with every field.");
    const figures = page.getByRole("table", { name: "What it would have meant for people" });
    await camera.see(figures);
    await camera.say(
      "And this is what it would have done with the figures you have: how many alerts, and when.",
    );
    await camera.see(page.getByRole("list", { name: "Alerts that would have fired" }), 1.5);
    await camera.say(
      "Change the threshold and look again, until it fires for what matters and for nothing else.",
    );
    await camera.type(page.getByLabel("Threshold"), "1000");
    await camera.see(figures.getByRole("row", { name: /^Alerts 0$/ }));
    await camera.type(page.getByLabel("Threshold"), "600");
    await camera.see(figures.getByRole("row", { name: /^Alerts 1$/ }));
    await camera.say("**Create policy** switches it on. From now on each five minutes are held against it.");
    await camera.click(page.getByRole("button", { name: "Create policy" }));
    await camera.see(page.getByRole("heading", { level: 1, name: "Slow answers" }), 2);
  },
};
