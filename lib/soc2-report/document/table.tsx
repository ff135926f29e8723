import { Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import { COLORS, CONTENT_WIDTH, styles } from "./theme";

export type TableColumn<Row> = {
  header: string;
  /** Share of the width. */
  grow: number;
  align?: "left" | "right";
  cell: (row: Row) => ReactNode;
};

type TableProps<Row> = {
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What is said in the place of rows. */
  none: string;
};

/** A table whose head is repeated on each page that it runs over. */
export function Table<Row>({ columns, rows, rowKey, none }: TableProps<Row>) {
  const whole = columns.reduce((sum, { grow }) => sum + grow, 0);
  const widthOf = ({ grow }: TableColumn<Row>) => (CONTENT_WIDTH * grow) / whole;
  if (rows.length === 0) return <Text style={[styles.muted, { marginBottom: 8 }]}>{none}</Text>;
  return (
    <View style={{ marginBottom: 10 }}>
      <View
        fixed
        style={{
          flexDirection: "row",
          borderBottomWidth: 0.75,
          borderColor: COLORS.borderStrong,
          paddingBottom: 3,
        }}
      >
        {columns.map((column) => (
          <Cell key={column.header} align={column.align} width={widthOf(column)}>
            <Text style={{ fontSize: 7, fontWeight: 500, color: COLORS.muted }}>{column.header}</Text>
          </Cell>
        ))}
      </View>
      {rows.map((row) => (
        <View
          key={rowKey(row)}
          wrap={false}
          style={{
            flexDirection: "row",
            borderBottomWidth: 0.5,
            borderColor: COLORS.border,
            paddingVertical: 3.5,
          }}
        >
          {columns.map((column) => (
            <Cell key={column.header} align={column.align} width={widthOf(column)}>
              {column.cell(row)}
            </Cell>
          ))}
        </View>
      ))}
    </View>
  );
}

type CellProps = { align?: "left" | "right"; width: number; children: ReactNode };

/** Of a fixed width: the renderer measures text anew for every width that it tries. */
function Cell({ align, width, children }: CellProps) {
  const isRight = align === "right";
  return (
    <View style={{ width, paddingRight: isRight ? 0 : 8, alignItems: isRight ? "flex-end" : "flex-start" }}>
      {children}
    </View>
  );
}

/** The plain text of a cell. */
export function CellText({ children, strong = false }: { children: ReactNode; strong?: boolean }) {
  return <Text style={[{ fontSize: 8 }, strong ? styles.strong : {}]}>{children}</Text>;
}

/** Ids, digests and instants. */
export function CellCode({ children }: { children: ReactNode }) {
  return <Text style={styles.mono}>{children}</Text>;
}
