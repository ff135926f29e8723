"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";

import { moved, skipped, type TourPlace } from "@/components/tours/place";
import { TourStepView } from "@/components/tours/tour-step-view";
import type { TourOutcome } from "@/components/tours/tours-provider";
import { waitForTarget } from "@/components/tours/wait-for-target";
import type { PermissionAction } from "@/lib/core/permissions";
import { TOURS } from "@/lib/tours/catalogue";
import { stepsFor } from "@/lib/tours/standing";
import type { TourKey, TourStep } from "@/lib/tours/types";

type TourRunnerProps = {
  tour: TourKey;
  /** The step to begin with, from 0, among those that these permissions show. */
  from: number;
  /** The address of the organisation. */
  base: string;
  permissions: readonly PermissionAction[];
  onShown: (step: TourStep, index: number) => void;
  onEnd: (outcome: TourOutcome) => void;
};

/** Leads through a tour: opens the page of each step, waits for what it points at, passes what is not there. */
export function TourRunner({ tour, from, base, permissions, onShown, onEnd }: TourRunnerProps) {
  const steps = useMemo(() => stepsFor(TOURS[tour], permissions), [tour, permissions]);
  const [place, setPlace] = useState<TourPlace>({ index: from, direction: 1, isShown: false });
  const step = steps[place.index];
  const hasArrived = usePageOfStep(step?.path && `${base}${step.path}`, place.index, () => onEnd("left"));

  const goTo = (next: TourPlace | null) => (next === null ? onEnd("finished") : setPlace(next));
  const answer = useEffectEvent((target: HTMLElement | null) => {
    if (step === undefined || target === null) return goTo(skipped(place, steps.length));
    bringIntoView(target);
    setPlace({ ...place, isShown: true });
    onShown(step, place.index);
  });
  const target = step?.target;
  useEffect(() => {
    if (!hasArrived || target === undefined) return;
    const leaving = new AbortController();
    void waitForTarget(target, leaving.signal).then((found) => {
      if (!leaving.signal.aborted) answer(found);
    });
    return () => leaving.abort();
  }, [hasArrived, target, place.index]);

  if (step === undefined || !place.isShown || !hasArrived) return null;
  return (
    <TourStepView
      key={step.key}
      step={step}
      number={place.index + 1}
      count={steps.length}
      onNext={() => goTo(moved(place, 1, steps.length))}
      onBack={() => goTo(moved(place, -1, steps.length))}
      onClose={() => onEnd("dismissed")}
    />
  );
}

/**
 * Opens the page that a step stands on, once; whoever goes elsewhere from there has left the tour.
 * @returns whether the page is open
 */
function usePageOfStep(href: string | undefined, index: number, onLeave: () => void): boolean {
  const pathname = usePathname();
  const router = useRouter();
  const asked = useRef<{ index: number; from: string }>(null);
  const leave = useEffectEvent(onLeave);
  useEffect(() => {
    if (asked.current?.index !== index) {
      asked.current = { index, from: pathname };
      if (href !== undefined && href !== pathname) router.push(href);
    } else if (pathname !== (href ?? asked.current.from) && pathname !== asked.current.from) leave();
    else if (pathname === href) asked.current.from = href;
  }, [href, index, pathname, router]);
  return href === undefined || href === pathname;
}

/** At once, for everybody: a page that scrolls by itself is motion that nobody asked for. */
function bringIntoView(target: HTMLElement): void {
  const isTall = target.offsetHeight > window.innerHeight / 2;
  target.scrollIntoView({ block: isTall ? "start" : "center", behavior: "instant" });
}
