import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";

import { StatusBadge, StatusText, statusLooks, type Status } from "@/components/feedback/status";

const statuses = Object.keys(statusLooks) as Status[];

describe("the status language", () => {
  it.each(statuses)("shows %s with an icon and a word, not by colour alone", (status) => {
    for (const html of [
      renderToStaticMarkup(<StatusBadge status={status} />),
      renderToStaticMarkup(<StatusText status={status} />),
    ]) {
      expect(html).toContain("<svg");
      expect(html).toContain(statusLooks[status].word);
    }
  });

  it("has a word of its own for each status", () => {
    expect(new Set(statuses.map((status) => statusLooks[status].word)).size).toBe(statuses.length);
  });

  it("draws what was not assessed hatched, so that it looks neither passed nor failed", () => {
    expect(renderToStaticMarkup(<StatusBadge status="not_assessed" />)).toContain("hatched");
  });

  it("keeps icon and colour where a place needs another word", () => {
    const html = renderToStaticMarkup(<StatusBadge status="down" word="Database down" />);
    expect(html).toContain("Database down");
    expect(html).toContain("text-critical");
  });
});
