import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { StatusBadge, StatusText } from "@/components/feedback/status";
import { FIGURE_LABELS, PRINCIPLE_LABELS } from "@/lib/evidence/labels";
import { compareFigure, type ChangeKind } from "@/lib/soc2-report/compare";
import type { PeriodFigure, ReportModel } from "@/lib/soc2-report/model";
import { reasonText, totalText } from "@/lib/soc2-report/words";

/** Figure by figure: this period, the one before, and what changed. */
export function FigureComparison({ model }: { model: ReportModel }) {
  return (
    <section className="grid gap-3">
      <h2 className="text-base font-semibold">Figures, compared with the period before</h2>
      <DataTable
        caption="Figures, compared with the period before"
        noun="figures"
        columns={COLUMNS}
        rows={model.figures}
        rowKey={({ key }) => key}
        density="compact"
        firstUse={null}
      />
    </section>
  );
}

const COLUMNS: readonly DataTableColumn<PeriodFigure>[] = [
  {
    key: "figure",
    header: "Figure",
    cell: ({ key, principle }) => (
      <span className="grid">
        <span className="font-medium">{FIGURE_LABELS[key].label}</span>
        <span className="text-muted-foreground text-xs">{PRINCIPLE_LABELS[principle]}</span>
      </span>
    ),
  },
  { key: "now", header: "This period", cell: (figure) => <Total total={figure} unit={figure.unit} /> },
  {
    key: "before",
    header: "Period before",
    cell: ({ previous, unit }) => <Total total={previous} unit={unit} />,
  },
  { key: "change", header: "Change", cell: (figure) => <Change figure={figure} /> },
  {
    key: "known",
    header: "Days known",
    align: "end",
    cell: ({ known_days, days }) => (
      <span className="tabular">
        {known_days} of {days.length}
      </span>
    ),
  },
];

type TotalProps = { total: PeriodFigure["previous"]; unit: PeriodFigure["unit"] };

function Total({ total, unit }: TotalProps) {
  if (total.reason !== null)
    return (
      <span className="grid justify-items-start gap-1">
        <StatusBadge status="not_assessed" />
        <span className="text-muted-foreground text-xs">{reasonText(total.reason)}</span>
      </span>
    );
  return <span className="tabular">{totalText(total, unit)}</span>;
}

const GOOD: readonly ChangeKind[] = ["better"];
const BAD: readonly ChangeKind[] = ["worse", "no_longer_known"];

function Change({ figure }: { figure: PeriodFigure }) {
  const { kind, text } = compareFigure(figure);
  if (GOOD.includes(kind)) return <StatusText status="pass" word={`Better: ${text}`} />;
  if (BAD.includes(kind)) return <StatusText status="degraded" word={`Worse: ${text}`} />;
  return <span className="text-muted-foreground">{text}</span>;
}
