import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

type FactorCardProps = {
  icon: LucideIcon;
  title: string;
  badge?: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
};

/** One way to prove who one is: what it is, how it stands, what can be done. */
export function FactorCard({ icon: Icon, title, badge, children, actions }: FactorCardProps) {
  return (
    <Card className="flex flex-wrap items-start gap-x-3 gap-y-3 px-4 py-3">
      <Icon className="text-muted-foreground mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="min-w-48 flex-1">
        <h3 className="flex flex-wrap items-center gap-2 font-medium">
          {title}
          {badge}
        </h3>
        <p className="text-muted-foreground text-sm">{children}</p>
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </Card>
  );
}
