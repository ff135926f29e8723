import { Link, Text, View } from "@react-pdf/renderer";
import { ReportPage, type PageFacts } from "./report-page";
import { COLORS, PAGE, styles } from "./theme";

export type ContentsEntry = { id: string; title: string };

type ContentsProps = {
  facts: PageFacts;
  entries: readonly ContentsEntry[];
  pages: ReadonlyMap<string, number>;
};

const FIRST_LINE = PAGE.top + 42;
const LINE = 30;

/** The table of contents; its lines lead to their sections. */
export function Contents({ facts, entries, pages }: ContentsProps) {
  return (
    <ReportPage facts={facts} bookmark="Contents">
      {entries.map(({ id }, place) => (
        // Only what is fixed is drawn once more when all pages are known.
        <View
          key={id}
          fixed
          style={{
            position: "absolute",
            top: FIRST_LINE + place * LINE + 7,
            right: PAGE.marginX,
            width: 60,
            alignItems: "flex-end",
          }}
        >
          <Text style={{ fontSize: 10.5, color: COLORS.muted }} render={() => String(pages.get(id) ?? "")} />
        </View>
      ))}
      <Text style={[styles.h1, { height: FIRST_LINE - PAGE.top }]}>Contents</Text>
      {entries.map(({ id, title }) => (
        <Link key={id} src={`#${id}`} style={{ color: COLORS.ink, textDecoration: "none" }}>
          <View style={{ height: LINE, paddingTop: 7, borderBottomWidth: 0.5, borderColor: COLORS.border }}>
            <Text style={{ fontSize: 10.5 }}>{title}</Text>
          </View>
        </Link>
      ))}
    </ReportPage>
  );
}
