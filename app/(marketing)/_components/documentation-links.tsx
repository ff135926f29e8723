import Link from "next/link";

/** What somebody may read before they have an account. */
export function DocumentationLinks() {
  return (
    <nav aria-label="Documentation" className="flex gap-4">
      <Link href="/help" className="text-link hover:underline">
        Help center
      </Link>
      <Link href="/docs/api" className="text-link hover:underline">
        API reference
      </Link>
    </nav>
  );
}
