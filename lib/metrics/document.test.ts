import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { metricsOf } from "./catalogue";
import { EARLY_MINUTES, LATE_HOURS, MAX_POINTS } from "./point-rules";
import { METRIC_UNITS } from "./units";

const page = readFileSync("docs/metrics.md", "utf8");

/** The cells of the table rows below a sentence, up to the end of that table. */
function tableAfter(sentence: string): string[][] {
  const [table = ""] = page.split(sentence)[1]?.trim().split("\n\n") ?? [];
  const [, , ...rows] = table.split("\n");
  return rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe("docs/metrics.md", () => {
  it.each([
    ["organisation", "Of each organisation, from its own records:"],
    ["platform", "Of the installation, the same for every organisation:"],
  ] as const)("describes each metric of the %s as the catalogue does", (source, sentence) => {
    expect(tableAfter(sentence)).toEqual(
      metricsOf(source).map(({ type, unit, kind, description, normal }) => [
        `\`${type}\``,
        unit,
        kind,
        description,
        normal,
      ]),
    );
  });

  it("names every unit and the limits of a pushed point", () => {
    expect(page).toContain(`one of ${METRIC_UNITS.map((unit) => `\`${unit}\``).join(", ")};`);
    expect(page).toContain(`At most ${LATE_HOURS} hours late and ${EARLY_MINUTES} minutes early`);
    expect(page).toContain(`At most ${MAX_POINTS.toLocaleString("en")} points`);
  });
});
