import { Image as Picture, Page, Text, View } from "@react-pdf/renderer";
import type { ReportModel } from "../model";
import { counted } from "../words";
import { ProductMark } from "./product-mark";
import type { PageFacts } from "./report-page";
import { COLORS, MONO, PAGE, styles } from "./theme";

/** Whose evidence of which days, what it is and what it is not. */
export function Cover({ model, facts }: { model: ReportModel; facts: PageFacts }) {
  const { brand } = facts;
  const intact = model.snapshots.filter(({ state }) => state === "valid").length;
  return (
    <Page size="A4" style={[styles.page, { paddingTop: 0, paddingBottom: 0 }]} bookmark="Cover">
      <View
        style={{
          position: "absolute",
          top: 0,
          left: 0,
          width: PAGE.width,
          height: 8,
          backgroundColor: brand.color,
        }}
      />
      <View style={{ marginTop: 64, height: 40, justifyContent: "center", alignItems: "flex-start" }}>
        {brand.logo ? (
          <Picture
            src={{ data: brand.logo, format: "png" }}
            style={{ height: 36, maxWidth: 200, objectFit: "contain" }}
          />
        ) : (
          <ProductMark color={brand.color} />
        )}
      </View>
      <View style={{ marginTop: 132 }}>
        <Text style={{ fontSize: 34, fontWeight: 600, lineHeight: 1.1, letterSpacing: -0.8 }}>
          SOC 2 evidence report
        </Text>
        <Text style={{ fontSize: 17, marginTop: 12 }}>{model.organization.name}</Text>
        <Text style={{ fontFamily: MONO, fontSize: 11, marginTop: 8, color: COLORS.muted }}>
          {`${model.period.from_day} to ${model.period.to_day} (UTC)`}
        </Text>
      </View>
      <View
        style={{ marginTop: 44, borderTopWidth: 0.75, borderColor: COLORS.border, paddingTop: 14, gap: 5 }}
      >
        <Fact
          term="Trust services categories"
          text="Security, Availability, Processing integrity, Confidentiality, Privacy"
        />
        <Fact
          term="Evidence"
          text={`${counted(intact, "signed daily snapshot")} of ${counted(model.period.days, "day")}`}
        />
        <Fact
          term="Compared with"
          text={`${model.previous_period.from_day} to ${model.previous_period.to_day}`}
        />
        <Fact term="Organisation" text={model.organization.id} />
      </View>
      <View
        style={{
          position: "absolute",
          left: PAGE.marginX,
          right: PAGE.marginX,
          bottom: 56,
          borderLeftWidth: 3,
          borderColor: brand.color,
          backgroundColor: COLORS.surface,
          padding: 14,
        }}
      >
        <Text style={[styles.strong, { fontSize: 9.5 }]}>This is not an attestation.</Text>
        <Text style={{ marginTop: 3, color: COLORS.muted }}>
          It is evidence that was collected automatically by Regulix. No auditor has examined it, and it is no
          SOC 2 Type 1 or Type 2 report. Every figure can be computed again from the signed daily snapshots,
          and what is not known says so.
        </Text>
        <Text
          style={{ fontFamily: MONO, fontSize: 6.5, marginTop: 8, color: COLORS.muted }}
        >{`Evidence sha256 ${facts.digest}`}</Text>
      </View>
    </Page>
  );
}

function Fact({ term, text }: { term: string; text: string }) {
  return (
    <View style={{ flexDirection: "row" }}>
      <Text style={{ width: 140, color: COLORS.muted }}>{term}</Text>
      <Text style={{ flex: 1 }}>{text}</Text>
    </View>
  );
}
