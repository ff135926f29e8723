import type { PermissionAction } from "@/lib/core/permissions";
import type { Tour, TourProgress, TourState, TourStep } from "./types";

/** For so long a tour goes on by itself when its page is loaded again; later it waits to be asked. */
export const INTERRUPTED_MINUTES = 30;

const MINUTE_MILLISECONDS = 60_000;

/** The steps that somebody with these permissions is shown. */
export function stepsFor(tour: Tour, permissions: readonly PermissionAction[]): TourStep[] {
  return tour.steps.filter(({ permission }) => !permission || permissions.includes(permission));
}

/**
 * Where a tour goes on among the steps that a member is shown, from 0: at the step that was last on screen, at the
 * next one they may still see, and from the beginning where it has changed or is not running.
 */
export function nextStep(tour: Tour, steps: readonly TourStep[], progress: TourProgress | null): number {
  if (progress?.status !== "running" || progress.version !== tour.version) return 0;
  const left = tour.steps.findIndex(({ key }) => key === progress.step);
  const next = steps.findIndex((step) => tour.steps.indexOf(step) >= left);
  return left === -1 || next === -1 ? 0 : next;
}

/** How a tour stands for a member; who is new is offered it until they answer. */
export function tourState(
  progress: TourProgress | null,
  { isNew, now }: { isNew: boolean; now: Date },
): TourState {
  if (progress === null) return isNew ? "offered" : "idle";
  if (progress.status !== "running") return "idle";
  const minutes = (now.getTime() - progress.updatedAt.getTime()) / MINUTE_MILLISECONDS;
  return minutes < INTERRUPTED_MINUTES ? "interrupted" : "paused";
}
