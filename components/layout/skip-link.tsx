/** The first tab stop of every page: past the navigation, into the content. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="bg-popover text-popover-foreground shadow-float fixed top-2 left-2 z-50 -translate-y-16 rounded-md border px-3 py-2 font-medium focus:translate-y-0"
    >
      Skip to content
    </a>
  );
}
