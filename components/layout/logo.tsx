import { cn } from "@/components/ui/class-names";

/** The mark: a gauge needle come to rest inside its tolerance. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={cn("size-6 shrink-0", className)} fill="none">
      <rect width="24" height="24" rx="6" className="fill-primary" />
      <path
        d="M6 15.5a6 6 0 0 1 12 0"
        className="stroke-primary-foreground"
        strokeWidth="2"
        strokeLinecap="round"
        opacity="0.55"
      />
      <path
        d="M12 15.5 15.2 9.6"
        className="stroke-primary-foreground"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx="12" cy="15.5" r="1.6" className="fill-primary-foreground" />
    </svg>
  );
}

/** Mark and name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 text-lg font-semibold tracking-tight", className)}>
      <LogoMark />
      Regulix
    </span>
  );
}
