import type { MetadataRoute } from "next";
import { env } from "@/lib/env";

// The address is that of the installation, which a build does not know.
export const dynamic = "force-dynamic";

/** Search engines may read the site, the help and the reference; what needs an account has nothing for them. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: [
        "/api/",
        "/account",
        "/acknowledge/",
        "/invitations/",
        "/mailbox",
        "/onboarding",
        "/rooms/",
        "/staff",
      ],
    },
    sitemap: new URL("/sitemap.xml", env.APP_URL).toString(),
  };
}
