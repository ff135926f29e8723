import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, it } from "vitest";
import { reportSource } from "@/scripts/testing/report-source";
import { buildModel, digestModel } from "./build-model";
import type { ReportModel } from "./model";
import { renderReport } from "./render-report";

const BRAND = { name: "Änderung & Søn GmbH", color: "#0e6a6f", logo: null };

/** Of the catalogues a few lines, so that a new check or control elsewhere is no change of the document. */
function modelOf(): ReportModel {
  const model = buildModel(reportSource());
  return {
    ...model,
    requirements: ["CC6.1", "CC7.2", "A1.1", "PI1.5", "C1.1", "P4.1"].flatMap((id) =>
      model.requirements
        .filter((requirement) => requirement.id === id)
        .map((requirement) => ({
          ...requirement,
          controls: ["AC-1"],
          state: "pass" as const,
          previous_state: "fail" as const,
        })),
    ),
    checks: model.checks.slice(0, 3).map((check, place) => ({
      ...check,
      title: `Check ${place + 1}`,
      state: (["pass", "fail", "not_assessed"] as const)[place] ?? "pass",
    })),
  };
}

async function open(bytes: Buffer) {
  return getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
}

describe("the PDF of a report", () => {
  let bytes: Buffer;
  let document: Awaited<ReturnType<typeof open>>;
  let pages: string[];

  beforeAll(async () => {
    bytes = await renderReport(modelOf(), BRAND);
    document = await open(bytes);
    pages = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      const lines = items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : " "}` : ""));
      pages.push(
        lines
          .join("")
          .replace(/[ \n]*\n[ \n]*/g, "\n")
          .replace(/ +/g, " ")
          .trim(),
      );
    }
  }, 60_000);

  it("is the same to the byte for the same figures", async () => {
    expect(Buffer.compare(await renderReport(modelOf(), BRAND), bytes)).toBe(0);
  }, 60_000);

  it("says on its pages what it said before", async () => {
    await expect(pages.map((text, place) => `--- page ${place + 1}\n${text}\n`).join("")).toMatchFileSnapshot(
      "./render-report.golden.txt",
    );
  });

  it("has an outline that leads to every section, and a table of contents with their pages", async () => {
    const outline = await document.getOutline();
    const titles = outline.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(["Executive Summary", "Security (CC6)", "Audit Evidence"]));
    for (const title of titles.slice(2)) {
      const at = pages.findIndex((text, place) => place > 1 && text.includes(title)) + 1;
      expect(pages[1]).toMatch(new RegExp(`${title.replace(/[()]/g, "\\$&")}`));
      expect(pages[1]?.split(/\s+/)).toContain(String(at));
    }
  });

  it("says its language, title and dates in what readers are told of a document", async () => {
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({
      Language: "en-GB",
      Title: "SOC 2 evidence report, Änderung & Søn GmbH, 2026-10-01 to 2026-10-30",
      CreationDate: "D:20261031000000Z",
    });
  });

  it("prints the digest of its figures, and that it is no attestation, on every page", () => {
    const { sha256 } = digestModel(modelOf());
    for (const text of pages) expect(text).toContain(sha256);
    for (const text of pages) expect(text).toMatch(/not an attestation/i);
  });

  it("says why a figure is not assessed in its place, never a zero", () => {
    const confidentiality = pages.find(
      (text) => text.includes("Encryption at rest") && text.includes("(C1)"),
    );
    expect(confidentiality).toContain("Not assessed. It cannot be seen from inside the product.");
  });
});
