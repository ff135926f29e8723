import type { Metadata } from "next";
import { ChangelogPage } from "@/app/_help/changelog-page";

export const metadata: Metadata = { title: "Changelog" };

export default function PublicChangelogPage() {
  return <ChangelogPage place={{ organization: null }} />;
}
