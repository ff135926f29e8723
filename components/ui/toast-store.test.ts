import { afterEach, describe, expect, it, vi } from "vitest";

import { currentToasts, dismissToast, showToast, subscribeToToasts } from "@/components/ui/toast-store";

afterEach(() => {
  for (const toast of currentToasts()) dismissToast(toast.id);
});

describe("toasts", () => {
  it("tell whoever listens, until they stop listening", () => {
    const listener = vi.fn();
    const stop = subscribeToToasts(listener);
    showToast({ title: "Key revoked" });
    stop();
    showToast({ title: "Key created" });
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it("never cover the page: only the newest three stay", () => {
    for (const title of ["a", "b", "c", "d"]) showToast({ title });
    expect(currentToasts().map((toast) => toast.title)).toEqual(["b", "c", "d"]);
  });

  it("go away one by one", () => {
    const first = showToast({ title: "a" });
    showToast({ title: "b" });
    dismissToast(first);
    expect(currentToasts().map((toast) => toast.title)).toEqual(["b"]);
  });
});
