import { Activity, FileCheck2 } from "lucide-react";
import type { CSSProperties } from "react";
import { BrandLogo } from "@/components/branding/brand-logo";
import { Avatar } from "@/components/ui/avatar";
import { buttonVariants } from "@/components/ui/button";
import { brandTokens } from "@/lib/branding/brand-css";
import type { Shades, Theme } from "@/lib/branding/types";

type BrandPreviewProps = { theme: Theme; name: string; logoPath?: string; shades: Shades };

const LABELS: Record<Theme, string> = { light: "Light theme", dark: "Dark theme" };

/** A corner of the product in one theme, as it will look. A picture: nothing in it can be pressed. */
export function BrandPreview({ theme, name, logoPath, shades }: BrandPreviewProps) {
  return (
    <figure className="grid gap-1.5">
      <div
        role="img"
        aria-label={`Preview in the ${LABELS[theme].toLowerCase()}`}
        data-shown-theme={theme}
        style={brandTokens(shades) as CSSProperties}
        className="bg-background text-foreground grid gap-4 overflow-hidden rounded-lg border p-4"
      >
        <div className="flex items-center gap-2 border-b pb-3">
          {logoPath ? (
            <BrandLogo path={logoPath} className="h-7 max-w-24" />
          ) : (
            <Avatar name={name} shape="square" />
          )}
          <span className="truncate font-medium">{name}</span>
        </div>
        <ul className="grid gap-0.5 text-sm">
          <li className="bg-selected text-selected-foreground flex items-center gap-2 rounded-md px-2 py-1.5 font-medium">
            <Activity className="size-4" aria-hidden />
            Monitoring
          </li>
          <li className="flex items-center gap-2 px-2 py-1.5">
            <FileCheck2 className="size-4" aria-hidden />
            Evidence
          </li>
        </ul>
        <div className="bg-card grid gap-3 rounded-lg border p-3">
          <p>
            3 checks need an answer. <span className="text-link underline">Open the checks</span>
          </p>
          <div className="flex flex-wrap gap-2">
            <span className={buttonVariants({ variant: "primary", size: "sm" })}>Answer</span>
            <span className={buttonVariants({ variant: "secondary", size: "sm" })}>Later</span>
          </div>
        </div>
      </div>
      <figcaption className="text-muted-foreground text-sm">{LABELS[theme]}</figcaption>
    </figure>
  );
}
