import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";

import "@/app/globals.css";
import { StyleNonce } from "@/components/layout/style-nonce";
import { parseTheme, themeCookie } from "@/components/layout/theme";
import { Toaster } from "@/components/ui/toaster";
import { ErrorTrackingMeta } from "@/components/observability/error-tracking-meta";
import { TooltipProvider } from "@/components/ui/tooltip";
import { browserTrackingSettings } from "@/lib/observability/error-tracking";

export const metadata: Metadata = {
  title: { default: "Regulix", template: "%s · Regulix" },
  description: "Continuous compliance operations: metrics, security events and a verifiable audit log.",
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafbfb" },
    { media: "(prefers-color-scheme: dark)", color: "#0a0e0f" },
  ],
};

/**
 * Reading the request's headers makes every page dynamic, on purpose: a prerendered page would carry scripts
 * without this request's nonce, and the Content-Security-Policy would refuse them all.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <html
      lang="en"
      data-theme={theme === "system" ? undefined : theme}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      // The theme switch writes data-theme on this element.
      suppressHydrationWarning
    >
      <body className="min-h-dvh font-sans">
        <ErrorTrackingMeta settings={browserTrackingSettings()} />
        <StyleNonce nonce={nonce} />
        <TooltipProvider delayDuration={300} skipDelayDuration={150}>
          {children}
        </TooltipProvider>
        <Toaster />
      </body>
    </html>
  );
}
