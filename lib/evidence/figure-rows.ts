import "server-only";
import { createHash } from "node:crypto";
import type { OrganizationContext } from "@/lib/core/context";
import { requirePermission } from "@/lib/core/permissions";
import type { Day } from "./days";
import type { EvidenceFigure, FigureKey } from "./figures";
import { getSnapshot } from "./queries";
import { EVIDENCE_SOURCES } from "./sources/catalogue";

const MOST_SHOWN = 1_000;

export type FigureRows = {
  figure: EvidenceFigure;
  /** Canonical JSON lines, the first thousand; null where the figure was observed and has no rows. */
  lines: string[] | null;
  total: number;
  /** Whether all of them together have the digest that the snapshot signs. */
  matches: boolean;
};

/** The raw rows behind a figure of a stored snapshot, as they are in the database now. */
export async function readFigureRows(
  context: OrganizationContext,
  day: Day,
  key: FigureKey,
): Promise<FigureRows> {
  requirePermission(context, "evidence.read");
  const { document } = await getSnapshot(context, day);
  const figure = document.evidence[key];
  const { rows } = EVIDENCE_SOURCES[key];
  if (rows === undefined) return { figure, lines: null, total: 0, matches: false };
  const window = { from: new Date(figure.window_start), until: new Date(figure.window_end) };
  const text = await rows(context.organizationId, window);
  const lines = text === "" ? [] : text.split("\n");
  const digest = createHash("sha256").update(text, "utf8").digest("hex");
  return {
    figure,
    lines: lines.slice(0, MOST_SHOWN),
    total: lines.length,
    matches: digest === figure.rows_sha256,
  };
}
