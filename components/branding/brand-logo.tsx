import Image from "next/image";
import { cn } from "@/components/ui/class-names";

/** An organisation's own logo, on the paper it was drawn for. Its name stands beside it. */
export function BrandLogo({ path, className }: { path: string; className?: string }) {
  return (
    <Image
      src={path}
      alt=""
      // Our own encoding of a known size, which the layout scales.
      unoptimized
      width={112}
      height={28}
      loading="eager"
      className={cn("bg-paper w-auto rounded-sm object-contain p-0.5", className)}
    />
  );
}
