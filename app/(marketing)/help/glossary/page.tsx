import type { Metadata } from "next";
import { GlossaryPage } from "@/app/_help/glossary-page";

export const metadata: Metadata = { title: "Glossary" };

export default function PublicGlossaryPage() {
  return <GlossaryPage place={{ organization: null }} />;
}
