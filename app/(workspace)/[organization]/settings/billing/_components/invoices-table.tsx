import { Receipt } from "lucide-react";
import { DataTable, type DataTableColumn } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusBadge, type Status } from "@/components/feedback/status";
import { formatDay } from "@/lib/core/format/date-time";
import { formatMoney } from "@/lib/core/money";
import { INVOICE_STATE_LABELS } from "@/lib/billing/labels";
import type { BillingInvoice, InvoiceState } from "@/lib/billing/types";

const LOOKS: Record<InvoiceState, Status> = {
  draft: "pending",
  open: "degraded",
  paid: "succeeded",
  uncollectible: "failed",
  void: "cancelled",
};

const COLUMNS: readonly DataTableColumn<BillingInvoice>[] = [
  { key: "number", header: "Number", cell: ({ number, id }) => number ?? id },
  { key: "date", header: "Date", cell: ({ issuedAt }) => formatDay(issuedAt, "UTC") },
  {
    key: "total",
    header: "Amount",
    align: "end",
    cell: ({ total }) => <span className="tabular">{formatMoney(total)}</span>,
  },
  {
    key: "state",
    header: "Status",
    cell: ({ state }) => <StatusBadge status={LOOKS[state]} word={INVOICE_STATE_LABELS[state]} />,
  },
  { key: "document", header: "Document", cell: (invoice) => <InvoiceLinks {...invoice} /> },
];

export function InvoicesTable({ invoices }: { invoices: readonly BillingInvoice[] }) {
  return (
    <DataTable
      caption="Invoices"
      noun="invoices"
      density="compact"
      columns={COLUMNS}
      rows={invoices}
      rowKey={({ id }) => id}
      firstUse={
        <EmptyState
          icon={Receipt}
          title="No invoices yet"
          description="Every invoice stands here with its PDF as soon as a plan is paid for."
        />
      }
    />
  );
}

function InvoiceLinks({ number, state, hostedUrl, pdfUrl }: BillingInvoice) {
  return (
    <span className="flex flex-wrap gap-3">
      {state === "open" && hostedUrl && (
        <a href={hostedUrl} rel="noreferrer" className="text-link underline underline-offset-2">
          Pay<span className="sr-only"> {number}</span>
        </a>
      )}
      {pdfUrl ? (
        <a href={pdfUrl} rel="noreferrer" className="text-link underline underline-offset-2">
          PDF<span className="sr-only"> of {number}</span>
        </a>
      ) : (
        "–"
      )}
    </span>
  );
}
