import {
  Archive,
  BellOff,
  Check,
  ChevronDown,
  ChevronsUp,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleMinus,
  CircleX,
  Clock,
  Equal,
  Eye,
  Flame,
  History,
  Info,
  OctagonAlert,
  Pause,
  Play,
  Siren,
  TriangleAlert,
  type LucideIcon,
} from "lucide-react";

import { Badge, type BadgeTone } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";

type StatusLook = { word: string; icon: LucideIcon; tone: BadgeTone };

/**
 * The status language of the whole product: each severity and state has one icon, one word and one colour,
 * the same on every page. Colour is never the only carrier.
 */
export const statusLooks = {
  critical: { word: "Critical", icon: OctagonAlert, tone: "critical" },
  high: { word: "High", icon: ChevronsUp, tone: "high" },
  medium: { word: "Medium", icon: Equal, tone: "medium" },
  low: { word: "Low", icon: ChevronDown, tone: "low" },
  info: { word: "Info", icon: Info, tone: "info" },

  firing: { word: "Firing", icon: Flame, tone: "critical" },
  acknowledged: { word: "Acknowledged", icon: Eye, tone: "medium" },
  resolved: { word: "Resolved", icon: CircleCheck, tone: "success" },
  muted: { word: "Muted", icon: BellOff, tone: "info" },

  pass: { word: "Pass", icon: Check, tone: "success" },
  fail: { word: "Fail", icon: CircleX, tone: "critical" },
  not_assessed: { word: "Not assessed", icon: CircleDashed, tone: "hatched" },
  not_applicable: { word: "Not applicable", icon: CircleMinus, tone: "outline" },
  stale: { word: "Stale", icon: History, tone: "medium" },

  ok: { word: "OK", icon: CircleCheck, tone: "success" },
  degraded: { word: "Degraded", icon: TriangleAlert, tone: "medium" },
  down: { word: "Down", icon: Siren, tone: "critical" },
  no_data: { word: "No data", icon: CircleDashed, tone: "outline" },

  queued: { word: "Queued", icon: Clock, tone: "info" },
  running: { word: "Running", icon: Play, tone: "low" },
  paused: { word: "Paused", icon: Pause, tone: "info" },
  succeeded: { word: "Succeeded", icon: CircleCheck, tone: "success" },
  failed: { word: "Failed", icon: CircleX, tone: "critical" },
  cancelled: { word: "Cancelled", icon: CircleMinus, tone: "outline" },

  active: { word: "Active", icon: CircleCheck, tone: "success" },
  pending: { word: "Pending", icon: Clock, tone: "info" },
  expired: { word: "Expired", icon: CircleAlert, tone: "medium" },
  revoked: { word: "Revoked", icon: Archive, tone: "outline" },
} as const satisfies Record<string, StatusLook>;

export type Status = keyof typeof statusLooks;

type StatusProps = {
  status: Status;
  /** Replaces the word where the place needs another one; the icon and the colour stay. */
  word?: string;
  className?: string;
};

/** Icon, word and colour in a small frame: for table cells and title lines. */
export function StatusBadge({ status, word, className }: StatusProps) {
  const look = statusLooks[status];
  const Icon = look.icon;
  return (
    <Badge tone={look.tone} className={className}>
      <Icon aria-hidden />
      {word ?? look.word}
    </Badge>
  );
}

const textTones: Record<BadgeTone, string> = {
  neutral: "text-foreground",
  outline: "text-muted-foreground",
  accent: "text-link",
  critical: "text-critical",
  high: "text-high",
  medium: "text-medium",
  low: "text-low",
  info: "text-info",
  success: "text-success",
  hatched: "text-muted-foreground",
};

/** The same without the frame: for dense lists and running text. */
export function StatusText({ status, word, className }: StatusProps) {
  const look = statusLooks[status];
  const Icon = look.icon;
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", className)}>
      <Icon className={cn("size-4 shrink-0", textTones[look.tone])} aria-hidden />
      {word ?? look.word}
    </span>
  );
}
