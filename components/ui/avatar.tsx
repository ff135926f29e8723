import { cn } from "@/components/ui/class-names";

const hues = [196, 258, 303, 350, 48, 92, 153, 225];

/** Up to two letters: first and last word of the name, or the start of the address. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/@.*$/, "")
    .split(/[\s._-]+/)
    .filter((word) => word !== "");
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words[words.length - 1] ?? "") : "";
  return ([...first].slice(0, 1).join("") + [...last].slice(0, 1).join("")).toUpperCase() || "?";
}

function hueOf(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hues[sum % hues.length] ?? 196;
}

/** A quiet surface and a text on it that stay the same for a name, in both themes. */
export function nameColors(name: string): { backgroundColor: string; color: string } {
  const hue = hueOf(name);
  return {
    backgroundColor: `light-dark(oklch(0.91 0.045 ${hue}), oklch(0.34 0.055 ${hue}))`,
    color: `light-dark(oklch(0.38 0.08 ${hue}), oklch(0.9 0.05 ${hue}))`,
  };
}

type AvatarProps = { name: string; size?: "sm" | "md"; shape?: "circle" | "square"; className?: string };

/** Initials on a quiet colour that stays the same for a name. The name itself must stand beside it. */
export function Avatar({ name, size = "md", shape = "circle", className }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={cn(
        "inline-flex shrink-0 items-center justify-center font-semibold select-none",
        size === "sm" ? "size-5 text-xs" : "size-7 text-xs",
        shape === "circle" ? "rounded-full" : "rounded-md",
        className,
      )}
      style={nameColors(name)}
    >
      {size === "sm" ? initialsOf(name).slice(0, 1) : initialsOf(name)}
    </span>
  );
}
