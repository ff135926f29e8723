import type { MetadataRoute } from "next";
import { env } from "@/lib/env";
import { allArticles } from "@/lib/help/articles";
import { LEGAL_DOCUMENTS } from "@/lib/legal/documents";

const PAGES = [
  "/",
  "/pricing",
  "/security",
  "/status",
  "/verify",
  "/docs/api",
  "/help",
  "/help/glossary",
  "/help/changelog",
];

// The address is that of the installation, which a build does not know.
export const dynamic = "force-dynamic";

/** Everything that anybody may read. */
export default function sitemap(): MetadataRoute.Sitemap {
  const paths = [
    ...PAGES,
    ...LEGAL_DOCUMENTS.map((document) => `/legal/${document}`),
    ...allArticles().map(({ slug }) => `/help/${slug}`),
  ];
  return paths.map((path) => ({ url: new URL(path, env.APP_URL).toString() }));
}
