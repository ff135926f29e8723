import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findNavigationItem, navigationItems } from "@/components/layout/navigation";
import { routes } from "@/e2e/fixtures/routes";
import { allArticles, articlesOfPage, findArticle } from "./articles";
import { allRecordings } from "./recordings";
import { headingsOf } from "./headings";

const FEWEST_WORDS = 80;
const articles = allArticles();
const cases = articles.map((article) => [article.slug, article] as const);

/** Every name that the product can show: the text of its sources, tests left out. */
const sources = ["app", "components", "lib"].map(textBelow).join("\n");

function textBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|generated\//.test(file))
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
}

/** Whether a name stands in the sources as a whole: as a string, or as the text of an element. */
function isNameOfTheProduct(name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  return new RegExp(`["'\`>\\n]\\s*${escaped}\\s*["'\`<{\\n]`).test(sources);
}

const pages = routes().map(({ pattern }) => pattern);

function isRoute(path: string): boolean {
  const asked = path.split("/");
  return pages.some((pattern) => {
    const parts = pattern.split("/");
    return parts.length === asked.length && parts.every((part, at) => part === asked[at] || /^\[/.test(part));
  });
}

function matchesOf(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, match = ""]) => match);
}

describe("the articles of the help centre", () => {
  it("are many, most of them questions and answers", () => {
    expect(articles.length).toBeGreaterThanOrEqual(60);
    expect(articles.filter(({ kind }) => kind === "question").length).toBeGreaterThanOrEqual(50);
  });

  it.each(cases)("%s says something useful, at length", (_slug, { body, summary }) => {
    expect(body.match(/[\p{Letter}\p{Number}]+/gu)?.length).toBeGreaterThanOrEqual(FEWEST_WORDS);
    expect(summary).not.toBe("");
    expect(body).not.toMatch(/^# /m);
  });

  it.each(cases)("%s links only to pages that exist", (_slug, { body }) => {
    const dead = matchesOf(body, /\]\(([^)]+)\)/g)
      .filter((href) => href.startsWith("/"))
      .map((href) => href.split("#"))
      .filter(([path = "", anchor]) => {
        const slug = /^\/help\/([a-z0-9-]+)$/.exec(path)?.[1];
        const target = articles.find((each) => each.slug === slug);
        if (slug && !target) return !isFixedHelpPage(slug);
        if (target && anchor) return !headingsOf(target.body).some(({ id }) => id === anchor);
        return !isRoute(path);
      });
    expect(dead).toEqual([]);
  });

  it.each(cases)("%s names pages, buttons and fields by the words they have", (_slug, { body }) => {
    const names = matchesOf(body, /\*\*(.+?)\*\*/g);
    expect(names.filter((name) => !isNameOfTheProduct(name))).toEqual([]);
  });

  it("are no more careful with names than the recordings are", () => {
    const names = allRecordings().flatMap(({ transcript }) => matchesOf(transcript, /\*\*(.+?)\*\*/g));
    expect(names.filter((name) => !isNameOfTheProduct(name))).toEqual([]);
  });

  it.each(cases)("%s belongs to pages of the navigation", (_slug, { area }) => {
    const known = navigationItems.map(({ id }) => id);
    expect(area.filter((id) => !known.includes(id))).toEqual([]);
  });

  it("are each found by words of their own: no title or alias is used twice", () => {
    const phrases = articles.flatMap(({ title, aliases }) =>
      [title, ...aliases].map((each) => each.toLowerCase()),
    );
    expect(phrases.filter((phrase, place) => phrases.indexOf(phrase) !== place)).toEqual([]);
  });
});

describe("the help drawer", () => {
  it.each(workspacePages())(
    "has an article about %s, or about the page above it, before all others",
    (path) => {
      const item = findNavigationItem(`/acme${path}`, "acme");
      const [first] = articlesOfPage(item?.id ?? "none", path);
      const links = matchesOf(findArticle(first?.slug ?? "")?.body ?? "", /\]\(\/\[organization\]([^)#?]*)/g);
      expect(item).toBeDefined();
      expect(links.filter((link) => link === path || path.startsWith(`${link}/`))).not.toEqual([]);
    },
  );
});

/** The paths below the organisation of every page but help itself. */
function workspacePages(): string[] {
  return routes()
    .filter(({ kind, pattern }) => kind === "page" && /^\/\[organization\]\/(?!help(\/|$))/.test(pattern))
    .map(({ pattern }) => pattern.slice("/[organization]".length));
}

function isFixedHelpPage(slug: string): boolean {
  return ["glossary", "changelog", "videos"].includes(slug);
}
