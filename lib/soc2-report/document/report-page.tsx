import { Page, Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { ReportBrand } from "./brand";
import { COLORS, MONO, PAGE, styles } from "./theme";

/** What stands on every page, and how pages tell where their sections begin. */
export type PageFacts = {
  brand: ReportBrand;
  title: string;
  period: string;
  digest: string;
  /** Called with the page on which a section begins. */
  tellPage: (id: string, page: number) => void;
};

type ReportPageProps = { facts: PageFacts; bookmark: string; children: ReactNode };

/** A page, or as many as its content needs, with the running head and foot. */
export function ReportPage({ facts, bookmark, children }: ReportPageProps) {
  return (
    <Page size="A4" style={styles.page} experimentalPagination bookmark={{ title: bookmark, fit: true }}>
      <RunningHead facts={facts} />
      <RunningFoot digest={facts.digest} />
      {children}
    </Page>
  );
}

function RunningHead({ facts: { brand, title, period } }: { facts: PageFacts }) {
  return (
    <View
      fixed
      style={{
        position: "absolute",
        top: 30,
        left: PAGE.marginX,
        right: PAGE.marginX,
        flexDirection: "row",
        justifyContent: "space-between",
        borderBottomWidth: 0.5,
        borderColor: COLORS.border,
        paddingBottom: 6,
      }}
    >
      <Text style={{ fontSize: 7.5, fontWeight: 500 }}>{`${brand.name} · ${title}`}</Text>
      <Text style={{ fontFamily: MONO, fontSize: 7, color: COLORS.muted }}>{period}</Text>
    </View>
  );
}

function RunningFoot({ digest }: { digest: string }) {
  return (
    <View
      fixed
      style={{
        position: "absolute",
        // From the top: the renderer measures from the bottom of the content.
        top: PAGE.height - 50,
        left: PAGE.marginX,
        right: PAGE.marginX,
        borderTopWidth: 0.5,
        borderColor: COLORS.border,
        paddingTop: 6,
        flexDirection: "row",
        justifyContent: "space-between",
      }}
    >
      <View>
        <Text
          style={{ fontFamily: MONO, fontSize: 6, color: COLORS.muted }}
        >{`Evidence sha256 ${digest}`}</Text>
        <Text style={{ fontSize: 6, color: COLORS.muted }}>
          Not an attestation. Verify offline: node regulix-verify.mjs --keys keys.json report.json report.pdf
        </Text>
      </View>
      <Text
        style={{ fontSize: 7.5, color: COLORS.muted }}
        render={({ pageNumber, totalPages }) => `${pageNumber} / ${totalPages}`}
      />
    </View>
  );
}

type SectionHeadingProps = { id: string; title: string; lead: string; facts: PageFacts };

/** The heading of a section, which the table of contents leads to. */
export function SectionHeading({ id, title, lead, facts }: SectionHeadingProps) {
  return (
    <View id={id}>
      <Text
        style={{ height: 0 }}
        render={({ pageNumber }) => {
          facts.tellPage(id, pageNumber);
          return "";
        }}
      />
      <Text style={styles.h1}>{title}</Text>
      <Text style={styles.lead}>{lead}</Text>
    </View>
  );
}
