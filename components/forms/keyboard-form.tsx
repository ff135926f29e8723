"use client";

import type { ComponentProps, KeyboardEvent } from "react";

/** A form that always posts, and that ⌘Enter (Ctrl+Enter) submits from any field, textareas included. */
export function KeyboardForm({ onKeyDown, ...props }: ComponentProps<"form">) {
  function submitOnChord(event: KeyboardEvent<HTMLFormElement>) {
    onKeyDown?.(event);
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && !event.defaultPrevented) {
      event.preventDefault();
      event.currentTarget.requestSubmit();
    }
  }
  // POST even before hydration, so that a password can never end up in the address bar. React posts by itself
  // where the action is a function, and objects to a method beside it.
  const method = typeof props.action === "function" ? undefined : "post";
  return <form method={method} onKeyDown={submitOnChord} {...props} />;
}
