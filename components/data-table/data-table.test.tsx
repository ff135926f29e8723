import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";

import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";

type Event = { id: string; kind: string; actor: string };

const columns: DataTableColumn<Event>[] = [
  { key: "kind", header: "Event", cell: (event) => event.kind },
  { key: "actor", header: "Actor", cell: (event) => event.actor },
];
const event = { id: "e1", kind: "Sign-in failed", actor: "mira@company.example" };

function render(rows: Event[], clearFiltersHref?: string): string {
  return renderToStaticMarkup(
    <DataTable
      caption="Security events"
      noun="events"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/acme/security/${row.id}`}
      clearFiltersHref={clearFiltersHref}
      firstUse={<p>No events yet</p>}
    />,
  );
}

describe("DataTable", () => {
  it("stays a table for screen readers when it is drawn as cards", () => {
    const html = render([event]);
    expect(html).toContain('<table role="table" aria-label="Security events"');
    for (const role of ["rowgroup", "row", "columnheader", "cell"]) expect(html).toContain(`role="${role}"`);
  });

  it("gives each fact of a card the name of its column", () => {
    expect(render([event])).toMatch(/data-label="Actor"[^>]*><div[^>]*>mira@company\.example/);
  });

  it("has one link a row, which leads to the row", () => {
    expect(render([event]).match(/href="\/acme\/security\/e1"/g)).toHaveLength(1);
  });

  it("tells nothing yet from nothing that matches", () => {
    expect(render([])).toContain("No events yet");
    const filtered = render([], "/acme/security");
    expect(filtered).toContain("No events match these filters");
    expect(filtered).toContain('href="/acme/security"');
    expect(filtered).not.toContain("No events yet");
  });
});
