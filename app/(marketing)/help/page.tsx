import type { Metadata } from "next";
import { HelpHomePage } from "@/app/_help/help-home-page";
import type { SearchParams } from "@/components/data-table/list-location";

export const metadata: Metadata = {
  title: "Help center",
  description: "Answers about Regulix: metrics, alerts, evidence, members, sign-in and the API.",
};

export default async function PublicHelpPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return <HelpHomePage place={{ organization: null }} params={await searchParams} />;
}
