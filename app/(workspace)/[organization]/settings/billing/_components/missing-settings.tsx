import { Banner } from "@/components/feedback/banner";

/** Says to whoever runs the product what is missing; everything else works without it. */
export function MissingSettings({ names }: { names: readonly string[] }) {
  return (
    <Banner tone="info" title="Payments are not set up on this installation" className="mb-6">
      Set{" "}
      {names.map((name, place) => (
        <span key={name}>
          {place > 0 && " and "}
          <code className="font-mono">{name}</code>
        </span>
      ))}{" "}
      as docs/billing.md says. Everything but paying works without.
    </Banner>
  );
}
