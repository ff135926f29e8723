import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

type AccountCardProps = {
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** The way to the neighbouring page. */
  footer?: ReactNode;
};

/** One question a screen. */
export function AccountCard({ title, description, children, footer }: AccountCardProps) {
  return (
    <>
      <Card className="grid gap-5 p-5 sm:p-6">
        <div className="grid gap-1">
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          {description && <p className="text-muted-foreground">{description}</p>}
        </div>
        {children}
      </Card>
      {footer && <p className="text-muted-foreground mt-4 text-center">{footer}</p>}
    </>
  );
}
