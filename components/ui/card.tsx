import type { ComponentProps, ReactNode } from "react";

import { cn } from "@/components/ui/class-names";

/** A bordered surface. Borders separate; shadows are only for what floats. */
export function Card({ className, ...props }: ComponentProps<"div">) {
  return (
    <div className={cn("bg-card text-card-foreground min-w-0 rounded-lg border", className)} {...props} />
  );
}

type CardHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** The level that fits the page's outline; the page itself has the h1. */
  headingLevel?: 2 | 3;
  /** Lets `aria-labelledby` of the card point at its title. */
  id?: string;
  className?: string;
};

/** Title, one line of explanation and actions at the right. */
export function CardHeader({
  title,
  description,
  actions,
  headingLevel = 2,
  id,
  className,
}: CardHeaderProps) {
  const Heading = headingLevel === 2 ? "h2" : "h3";
  return (
    <div className={cn("flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-3.5", className)}>
      <div className="min-w-0">
        <Heading id={id} className="text-base font-semibold">
          {title}
        </Heading>
        {description && <p className="text-muted-foreground mt-0.5 text-sm">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}

/** The body of a card. */
export function CardContent({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("p-4", className)} {...props} />;
}
