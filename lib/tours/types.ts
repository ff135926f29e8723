import type { PermissionAction } from "@/lib/core/permissions";

export const TOUR_KEYS = ["first-look", "when-it-breaks", "proof"] as const;
export type TourKey = (typeof TOUR_KEYS)[number];

export type TourStep = {
  key: string;
  /** The page it stands on, below the organisation; without one it stands on every page. */
  path?: string;
  /** The `data-tour` of what it points at. */
  target: string;
  title: string;
  text: string;
  /** What one must be allowed to do to see it; everybody sees a step without one. */
  permission?: PermissionAction;
};

export type Tour = {
  key: TourKey;
  /** Raised when its steps change so much that going on in the middle would confuse. */
  version: number;
  title: string;
  summary: string;
  /** Whether who is new is offered it; the others wait under help. */
  isForNewMembers: boolean;
  steps: readonly TourStep[];
};

export const TOUR_STATUSES = ["running", "finished", "dismissed"] as const;
export type TourStatus = (typeof TOUR_STATUSES)[number];

/** What is kept of a member's tour. */
export type TourProgress = { version: number; status: TourStatus; step: string | null; updatedAt: Date };

/**
 * How a tour stands for a member: proposed to them, interrupted a moment ago (by a reload, say), left for longer,
 * or of no concern until they ask for it.
 */
export type TourState = "offered" | "interrupted" | "paused" | "idle";

/** A tour as the pages know it; its steps come when it runs. */
export type TourStanding = {
  key: TourKey;
  title: string;
  summary: string;
  state: TourState;
  stepCount: number;
  /** Where it goes on, from 0. */
  nextStep: number;
  /** The page of that step; null where every page will do. */
  nextPath: string | null;
};
