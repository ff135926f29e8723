import { DoorOpen, KeyRound, Milestone, PackageCheck } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { OrganizationContext } from "@/lib/core/context";
import { ExportDialog } from "../exports/_components/export-dialog";

type EvidenceActionsProps = {
  context: Pick<OrganizationContext, "permissions" | "organizationSlug">;
  pathname: string;
};

/** What belongs to evidence beside its days, and the button that takes it along. */
export function EvidenceActions({ context, pathname }: EvidenceActionsProps) {
  const mayExport = context.permissions.includes("evidence.export");
  const places = [
    { icon: Milestone, label: "Checkpoints", path: "checkpoints" },
    { icon: DoorOpen, label: "Rooms", path: "rooms" },
    ...(mayExport ? [{ icon: PackageCheck, label: "Exports", path: "exports" }] : []),
  ];
  return (
    <>
      {places.map(({ icon: Icon, label, path }) => (
        <Button asChild key={path}>
          <Link href={`${pathname}/${path}`}>
            <Icon aria-hidden />
            {label}
          </Link>
        </Button>
      ))}
      <Button asChild>
        <a href="/api/evidence/keys" download="regulix-evidence-keys.json">
          <KeyRound aria-hidden />
          Public keys
        </a>
      </Button>
      {mayExport && <ExportDialog slug={context.organizationSlug} />}
    </>
  );
}
