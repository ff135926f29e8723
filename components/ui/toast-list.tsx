"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { Toast as ToastPrimitive } from "radix-ui";

import { buttonVariants } from "@/components/ui/button";
import { dismissToast, type Toast } from "@/components/ui/toast-store";

/** The toasts at the foot of the page. F8 moves focus here; time stands still under focus and pointer. */
export function ToastList({ toasts }: { toasts: readonly Toast[] }) {
  return (
    <ToastPrimitive.Provider swipeDirection="right" label="Notification">
      {toasts.map((toast) => (
        <ToastItem key={toast.id} toast={toast} />
      ))}
      <ToastPrimitive.Viewport
        data-print="hide"
        className="fixed right-0 bottom-0 z-50 grid w-full max-w-96 gap-2 p-4 outline-none"
      />
    </ToastPrimitive.Provider>
  );
}

function ToastItem({ toast }: { toast: Toast }) {
  return (
    <ToastPrimitive.Root
      duration={toast.action ? 10_000 : 5_000}
      type={toast.tone === "critical" ? "foreground" : "background"}
      onOpenChange={(open) => {
        if (!open) dismissToast(toast.id);
      }}
      className="bg-popover text-popover-foreground shadow-float data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:slide-in-from-bottom-2 flex items-start gap-3 rounded-lg border p-3 duration-160 data-[swipe=move]:translate-x-(--radix-toast-swipe-move-x)"
    >
      {toast.tone === "success" && (
        <CircleCheck className="text-success mt-0.5 size-4 shrink-0" aria-hidden />
      )}
      {toast.tone === "critical" && (
        <CircleAlert className="text-critical mt-0.5 size-4 shrink-0" aria-hidden />
      )}
      <div className="min-w-0 flex-1">
        <ToastPrimitive.Title className="font-medium">{toast.title}</ToastPrimitive.Title>
        {toast.description && (
          <ToastPrimitive.Description className="text-muted-foreground text-sm">
            {toast.description}
          </ToastPrimitive.Description>
        )}
      </div>
      {toast.action && (
        <ToastPrimitive.Action
          altText={toast.action.label}
          onClick={toast.action.onSelect}
          className={buttonVariants({ size: "sm" })}
        >
          {toast.action.label}
        </ToastPrimitive.Action>
      )}
      <ToastPrimitive.Close
        aria-label="Dismiss"
        className="text-muted-foreground hover:bg-accent hover:text-foreground flex size-6 shrink-0 items-center justify-center rounded-md"
      >
        <X className="size-4" aria-hidden />
      </ToastPrimitive.Close>
    </ToastPrimitive.Root>
  );
}
