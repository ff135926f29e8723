"use client";

import { useEffect, useRef } from "react";
import { Draft } from "@/lib/onboarding/schema";
import { saveDraftAction } from "../actions";

const PAUSE_MILLISECONDS = 500;

/** Keeps what is typed once typing pauses, for another device. What is lost by it is typed again. */
export function useDraft(): (form: HTMLFormElement, isSlugEdited: boolean) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (form, isSlugEdited) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const draft = Draft.safeParse(Object.fromEntries(new FormData(form)));
      if (!draft.success) return;
      const { slug, ...others } = draft.data;
      void saveDraftAction(isSlugEdited ? { ...others, slug } : others);
    }, PAUSE_MILLISECONDS);
  };
}
