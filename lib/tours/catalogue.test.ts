import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { routes } from "@/e2e/fixtures/routes";
import { TOURS } from "./catalogue";

const sources = ["app", "components"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
  )
  .filter((file) => file.endsWith(".tsx"))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");
const pages = routes().map(({ pattern }) => pattern);
const tours = Object.values(TOURS).map((tour) => [tour.key, tour] as const);

/** Whether something of the product is marked as a target, always or in some case. */
function isMarked(target: string): boolean {
  return new RegExp(`data-tour=[^\\n]*"${target}"`).test(sources);
}

describe("the tours", () => {
  it.each(tours)("%s points at what is there, on pages that are there", (_key, { steps }) => {
    expect(steps.filter(({ target }) => !isMarked(target))).toEqual([]);
    expect(steps.filter(({ path }) => path && !pages.includes(`/[organization]${path}`))).toEqual([]);
  });

  it.each(tours)("%s names each step once, so that it can be gone on with", (_key, { steps }) => {
    const keys = steps.map(({ key }) => key);
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  });

  it("are offered one at a time to who is new", () => {
    expect(tours.filter(([, tour]) => tour.isForNewMembers)).toHaveLength(1);
  });
});
