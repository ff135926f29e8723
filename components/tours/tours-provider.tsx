"use client";

import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useEffect, useRef, useState, type ReactNode } from "react";

import { ToursContext } from "@/components/tours/tours-context";
import type { PermissionAction } from "@/lib/core/permissions";
import type { AdvanceTourInput, TourInput } from "@/lib/tours/schema";
import type { TourKey, TourStanding, TourStep } from "@/lib/tours/types";

// The library and the steps come with the first tour that runs.
const TourRunner = dynamic(
  () => import("@/components/tours/tour-runner").then((module) => module.TourRunner),
  { ssr: false },
);

type TourActions = {
  start: (input: TourInput) => Promise<unknown>;
  advance: (input: AdvanceTourInput) => Promise<unknown>;
  finish: (input: TourInput) => Promise<unknown>;
  dismiss: (input: TourInput) => Promise<unknown>;
};

/** The last step was seen; the reader closed it; or went to another page in the middle. */
export type TourOutcome = "finished" | "dismissed" | "left";

type ToursProviderProps = {
  organization: string;
  permissions: readonly PermissionAction[];
  /** How the tours stood when the page was loaded; from then on this keeps count. */
  initialTours: readonly TourStanding[];
  actions: TourActions;
  children: ReactNode;
};

/** Runs guided tours across the pages of an organisation. What becomes of them is kept on the server. */
export function ToursProvider({
  organization,
  permissions,
  initialTours,
  actions,
  children,
}: ToursProviderProps) {
  const base = `/${organization}`;
  const pathname = usePathname();
  const [tours, setTours] = useState(initialTours);
  const [running, setRunning] = useState(() => interruptedAt(initialTours, pathname.slice(base.length)));
  const keepFocus = useFocusAfterwards(running === null);

  const update = (key: TourKey, change: Partial<TourStanding>) =>
    setTours((known) => known.map((tour) => (tour.key === key ? { ...tour, ...change } : tour)));

  const start = (key: TourKey) => {
    setRunning({ key, nextStep: 0 });
    update(key, { state: "idle" });
    report(actions.start({ tour: key }));
  };
  const resume = (key: TourKey) => {
    setRunning(tours.find((tour) => tour.key === key) ?? null);
    update(key, { state: "idle" });
  };
  const dismiss = (key: TourKey) => {
    update(key, { state: "idle", nextStep: 0 });
    report(actions.dismiss({ tour: key }));
  };
  const noteShown = (key: TourKey, step: TourStep, nextStep: number) => {
    update(key, { nextStep });
    report(actions.advance({ tour: key, step: step.key }));
  };
  const end = (key: TourKey, outcome: TourOutcome) => {
    setRunning(null);
    if (outcome === "left") return update(key, { state: "paused" });
    keepFocus();
    if (outcome === "dismissed") return dismiss(key);
    update(key, { state: "idle", nextStep: 0 });
    report(actions.finish({ tour: key }));
  };

  return (
    <ToursContext value={{ tours, start, resume, dismiss }}>
      {children}
      {running && (
        <TourRunner
          key={running.key}
          tour={running.key}
          from={running.nextStep}
          base={base}
          permissions={permissions}
          onShown={(step, index) => noteShown(running.key, step, index)}
          onEnd={(outcome) => end(running.key, outcome)}
        />
      )}
    </ToursContext>
  );
}

/** The tour that goes on by itself: interrupted a moment ago, on the page that is open now. */
function interruptedAt(tours: readonly TourStanding[], path: string): RunningTour | null {
  return tours.find(({ state, nextPath }) => state === "interrupted" && (nextPath ?? path) === path) ?? null;
}

type RunningTour = Pick<TourStanding, "key" | "nextStep">;

/**
 * Focus returns to where it was before a tour. What it was started from may be gone by then: the help button, from
 * where it can be seen again, is on every page.
 * @returns says that a tour is about to end
 */
function useFocusAfterwards(isOver: boolean): () => void {
  const isDue = useRef(false);
  useEffect(() => {
    if (!isOver || !isDue.current) return;
    isDue.current = false;
    if (document.activeElement === document.body)
      document.querySelector<HTMLElement>('[data-tour="help"]')?.focus();
  }, [isOver]);
  return () => {
    isDue.current = true;
  };
}

/** A tour goes on without its progress being kept: it is nothing to trouble its reader with. */
function report(saving: Promise<unknown>): void {
  saving.catch(() => undefined);
}
