import Link from "next/link";
import { Logo } from "./logo";

/** The logo as the way back to where an area begins. */
export function LogoLink({ href, label }: { href: string; label: string }) {
  return (
    <Link href={href} aria-label={label} className="inline-flex rounded-md">
      <Logo />
    </Link>
  );
}
