"use client";

import { useOptimistic, useTransition } from "react";
import { problemsOf } from "@/components/forms/use-action-form";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { isRole, ROLE_LABELS, type Role } from "@/lib/core/roles";
import { changeMemberRoleAction } from "../actions";

type MemberRoleSelectProps = {
  slug: string;
  membershipId: string;
  memberName: string;
  role: Role;
  roles: readonly Role[];
};

/** Changes a role at once; puts the old one back and says why when it is refused. */
export function MemberRoleSelect({ slug, membershipId, memberName, role, roles }: MemberRoleSelectProps) {
  const [shown, setShown] = useOptimistic(role);
  const [, startTransition] = useTransition();

  function change(value: string) {
    if (!isRole(value)) return;
    startTransition(async () => {
      setShown(value);
      const [problem] = problemsOf(await changeMemberRoleAction(slug, { membershipId, role: value }));
      if (problem) showToast({ title: problem.message, tone: "critical" });
      else showToast({ title: `${memberName} is now ${ROLE_LABELS[value].toLowerCase()}`, tone: "success" });
    });
  }
  return (
    <Select
      aria-label={`Role of ${memberName}`}
      className="w-32"
      value={shown}
      onChange={(event) => change(event.target.value)}
    >
      {roles.map((option) => (
        <option key={option} value={option}>
          {ROLE_LABELS[option]}
        </option>
      ))}
    </Select>
  );
}
