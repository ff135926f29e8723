export type Toast = {
  id: number;
  title: string;
  description?: string;
  tone: "neutral" | "success" | "critical";
  /** Undo, say. The toast stays long enough to be reached by keyboard. */
  action?: { label: string; onSelect: () => void };
};

type ToastInput = Omit<Toast, "id" | "tone"> & { tone?: Toast["tone"] };

const maxVisible = 3;
const nothing: readonly Toast[] = [];

let toasts: readonly Toast[] = nothing;
let nextId = 1;
const listeners = new Set<() => void>();

function publish(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says something once and quietly, from any client code. Returns the id, for `dismissToast`. */
export function showToast({ tone = "neutral", ...input }: ToastInput): number {
  const id = nextId++;
  publish([...toasts, { id, tone, ...input }].slice(-maxVisible));
  return id;
}

/** Takes a toast away; unknown ids are ignored. */
export function dismissToast(id: number): void {
  publish(toasts.filter((toast) => toast.id !== id));
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

/** The server has no toasts; a stable value keeps hydration quiet. */
export function noToasts(): readonly Toast[] {
  return nothing;
}
