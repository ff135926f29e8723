import { describe, expect, it } from "vitest";
import { helpHref, loadsAnew, placedHref } from "./help-place";

const OUTSIDE = { organization: null };
const INSIDE = { organization: "acme" };

describe("where help is read", () => {
  it.each([
    [OUTSIDE, undefined, "/help"],
    [OUTSIDE, "roles", "/help/roles"],
    [INSIDE, undefined, "/acme/help"],
    [INSIDE, "glossary#dora", "/acme/help/glossary#dora"],
  ])("keeps its pages there: %j %s", (place, path, href) => {
    expect(helpHref(place, path)).toBe(href);
  });

  it.each([
    ["/help/roles#owner", "/help/roles#owner", "/acme/help/roles#owner"],
    ["/help", "/help", "/acme/help"],
    ["/[organization]/alerts/policies", null, "/acme/alerts/policies"],
    ["/docs/api", "/docs/api", "/docs/api"],
    ["https://example.com", "https://example.com", "https://example.com"],
  ])("leads %s to a page of the place, where there is one", (href, outside, inside) => {
    expect(placedHref(href, OUTSIDE)).toBe(outside);
    expect(placedHref(href, INSIDE)).toBe(inside);
  });

  it("loads the page of videos anew, whose policy differs, and no other", () => {
    const pages = ["/help/videos", "/acme/help/videos#invite-a-colleague", "/help", "/help/videos-of-ours"];
    expect(pages.filter(loadsAnew)).toEqual(pages.slice(0, 2));
  });
});
