import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { VERIFIER_PATH, verifierText } from "@/scripts/verifier/text";

describe("the verifier that travels in every bundle", () => {
  it("is what its sources say: run npm run verifier after a change", async () => {
    expect(await readFile(VERIFIER_PATH, "utf8")).toBe(await verifierText());
    // Loading the compiler takes its time on a busy machine.
  }, 30_000);

  it("needs nothing but the built-ins of Node.js", async () => {
    const text = await readFile(VERIFIER_PATH, "utf8");
    const imported = [...text.matchAll(/import\("([^"]+)"\)|from "([^"]+)"/g)].map(
      (match) => match[1] ?? match[2],
    );
    expect(imported.length).toBeGreaterThan(0);
    for (const name of imported) expect(name).toMatch(/^node:/);
  });
});
