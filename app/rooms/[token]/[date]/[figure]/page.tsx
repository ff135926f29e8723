import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Banner } from "@/components/feedback/banner";
import { StatusText } from "@/components/feedback/status";
import { CodeSnippet } from "@/components/ui/code-snippet";
import { formatNumber } from "@/lib/core/format/number";
import { readFigureRows, type FigureRows } from "@/lib/evidence/figure-rows";
import { FIGURE_KEYS } from "@/lib/evidence/figures";
import { FIGURE_LABELS } from "@/lib/evidence/labels";
import { notFoundPage } from "@/lib/http/not-found-page";
import { openRoomDay } from "../../../_components/open-room";
import { RoomFrame } from "../../../_components/room-frame";

export const metadata: Metadata = {
  title: "Rows behind a figure",
  referrer: "no-referrer",
  robots: "noindex",
};

type RoomFigureProps = { params: Promise<{ token: string; date: string; figure: string }> };

export default async function RoomFigurePage({ params }: RoomFigureProps) {
  const { token, date, figure } = await params;
  const key = FIGURE_KEYS.find((each) => each === figure);
  if (key === undefined) notFound();
  const room = await openRoomDay(token, date, `${date}/${key}`);
  const rows = await readFigureRows(room.context, date, key).catch(notFoundPage);
  const { label, description } = FIGURE_LABELS[key];
  return (
    <RoomFrame
      room={room}
      title={label}
      description={description}
      crumbs={[
        { label: room.organizationName, href: `/rooms/${token}` },
        { label: date, href: `/rooms/${token}/${date}` },
        { label },
      ]}
    >
      <Rows rows={rows} />
      {rows.figure.source_query !== "" && (
        <CodeSnippet label="Query or probe, as it was run" code={rows.figure.source_query} />
      )}
    </RoomFrame>
  );
}

function Rows({ rows: { lines, total, matches } }: { rows: FigureRows }) {
  if (lines === null)
    return (
      <Banner title="There are no rows behind this figure">
        It was observed at the moment of the statement, or computed by following a chain, or nothing measures
        it yet.
      </Banner>
    );
  return (
    <>
      {matches ? (
        <StatusText status="pass" word="These are the rows that were signed" />
      ) : (
        <StatusText status="fail" word="No longer the rows that were signed" />
      )}
      <p className="text-muted-foreground text-sm">
        {total > lines.length
          ? `The first ${formatNumber(lines.length)} of ${formatNumber(total)} rows.`
          : `${formatNumber(total)} ${total === 1 ? "row" : "rows"}, one canonical JSON line each.`}
      </p>
      {lines.length > 0 && (
        <CodeSnippet label="Rows" code={lines.join("\n")} className="max-h-160 overflow-y-auto" />
      )}
    </>
  );
}
