import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

type FactorCardProps = {
  icon: LucideIcon;
  title: string;
  /** Of its heading: the page's outline decides. */
  level?: 2 | 3;
  badge?: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
};

/** One way to prove who one is: what it is, how it stands, what can be done. */
export function FactorCard({ icon: Icon, title, level = 3, badge, children, actions }: FactorCardProps) {
  const Heading = `h${level}` as const;
  return (
    <Card className="flex flex-wrap items-start gap-x-3 gap-y-3 px-4 py-3">
      <Icon className="text-muted-foreground mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="min-w-48 flex-1">
        <Heading className="flex flex-wrap items-center gap-2 font-medium">
          {title}
          {badge}
        </Heading>
        <p className="text-muted-foreground text-sm">{children}</p>
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </Card>
  );
}
