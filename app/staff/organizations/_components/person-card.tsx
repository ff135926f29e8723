import Link from "next/link";
import { StatusBadge } from "@/components/feedback/status";
import { ExactTime } from "@/components/time/exact-time";
import { RelativeTime } from "@/components/time/relative-time";
import { Card } from "@/components/ui/card";
import { ROLE_LABELS, isRole } from "@/lib/core/roles";
import type { StaffPerson } from "@/lib/organizations/staff-queries";

/** The account behind a mail address: whether it works, when it was used, where it belongs. */
export function PersonCard({ person }: { person: StaffPerson }) {
  const { name, email, isVerified, createdAt, lastUsedAt, organizations } = person;
  return (
    <Card className="grid gap-2 p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-base font-semibold">{name}</h2>
        <span className="text-muted-foreground wrap-anywhere">{email}</span>
        <StatusBadge
          status={isVerified ? "active" : "pending"}
          word={isVerified ? "Address confirmed" : "Address not confirmed"}
        />
      </div>
      <p className="text-muted-foreground text-sm">
        Since <ExactTime at={createdAt} precision="day" /> ·{" "}
        {lastUsedAt ? (
          <>
            last seen <RelativeTime at={lastUsedAt} />
          </>
        ) : (
          "no session is kept"
        )}
      </p>
      {organizations.length === 0 ? (
        <p>Belongs to no organisation.</p>
      ) : (
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {organizations.map(({ id, name: organization, role }) => (
            <li key={id}>
              <Link
                href={`/staff/organizations/${id}`}
                className="text-link underline-offset-4 hover:underline"
              >
                {organization}
              </Link>{" "}
              <span className="text-muted-foreground text-sm">{isRole(role) ? ROLE_LABELS[role] : role}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
