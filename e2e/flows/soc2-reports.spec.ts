import { expect, test } from "@playwright/test";
import { query } from "../fixtures/database";
import { createTenant, enterAs } from "../fixtures/tenants";

test("a SOC 2 report is made while one watches, taken along, and compared with the period before", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { id: organizationId, owner, slug } = await createTenant("Reporting");
  await query("UPDATE organizations SET created_at = now() - interval '5 days' WHERE id = $1", [
    organizationId,
  ]);
  await enterAs(page, owner);
  await page.goto(`/${slug}/reports/soc2`);
  await expect(page.getByText("No reports yet")).toBeVisible();

  await page.getByRole("button", { name: "Make a report" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("First day").fill("2099-01-01");
  await dialog.getByLabel("Last day").fill("2099-01-02");
  await dialog.getByRole("button", { name: "Make the report" }).click();
  await expect(dialog.getByText("must not be in the future").first()).toBeVisible();
  const day = new Date(Date.now() - 24 * 60 * 60_000).toISOString().slice(0, 10);
  await dialog.getByLabel("First day").fill(day);
  await dialog.getByLabel("Last day").fill(day);
  await dialog.getByRole("button", { name: "Make the report" }).click();
  await expect(dialog).toBeHidden();

  const row = page.getByRole("row").filter({ hasText: `${day} to ${day}` });
  await expect(row).toContainText("Ready", { timeout: 60_000 });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    row.getByRole("link", { name: /^Download/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`soc2-report-${slug}-${day}-to-${day}.pdf`);

  await row.getByRole("link", { name: `${day} to ${day}`, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`SOC 2 report of ${day} to ${day}`);
  const figures = page.getByRole("table", { name: "Figures, compared with the period before" });
  await expect(figures.getByRole("row").filter({ hasText: "Encryption at rest" })).toContainText(
    "Not assessed",
  );
  const [pdf, signed] = [
    page.getByRole("link", { name: "Download PDF" }),
    page.getByRole("link", { name: "Signed document" }),
  ];
  const [pdfFile] = await Promise.all([page.waitForEvent("download"), pdf.click()]);
  const [signedFile] = await Promise.all([page.waitForEvent("download"), signed.click()]);

  await page.goto("/verify");
  const [pdfPath, signedPath] = ["report.pdf", "report.json"].map((name) => test.info().outputPath(name));
  await pdfFile.saveAs(pdfPath ?? "");
  await signedFile.saveAs(signedPath ?? "");
  await page.getByLabel("Drop a bundle here, or choose it").setInputFiles([signedPath ?? "", pdfPath ?? ""]);
  await expect(page.getByText(`The report of ${day} to ${day} is intact`)).toBeVisible();
});
