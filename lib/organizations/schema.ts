import { z } from "zod";
import { Email, Password, PersonName, PLAIN_NAME, PLAIN_NAME_PROBLEM, TimeZone } from "@/lib/accounts/schema";
import { ROLES } from "@/lib/core/roles";
import { EMPLOYEE_RANGES, INDUSTRIES, REGIONS, USE_CASES } from "./profile";
import { slugProblem } from "./slug";

const LONGEST_NAME = 80;

export const OrganizationName = z
  .string("Enter a name.")
  .trim()
  .min(1, "Enter a name.")
  .max(LONGEST_NAME, `Use at most ${LONGEST_NAME} characters.`)
  .regex(PLAIN_NAME, PLAIN_NAME_PROBLEM);

export const OrganizationSlug = z
  .string("Choose an address.")
  .trim()
  .toLowerCase()
  .superRefine((slug, context) => {
    const problem = slugProblem(slug);
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  });

const MemberRole = z.enum(ROLES, { error: "Choose a role." });

/** What an organisation says of itself. */
export const OrganizationProfileInput = z.object({
  industry: z.enum(INDUSTRIES, { error: "Choose an industry." }),
  region: z.enum(REGIONS, { error: "Choose a region." }),
  employeeRange: z.enum(EMPLOYEE_RANGES, { error: "Choose how many people work there." }),
  useCase: z.enum(USE_CASES, { error: "Choose what you come for." }),
});
export type OrganizationProfileInput = z.infer<typeof OrganizationProfileInput>;

export const UpdateOrganizationInput = z.object({
  name: OrganizationName,
  slug: OrganizationSlug,
  timeZone: TimeZone,
});
export type UpdateOrganizationInput = z.infer<typeof UpdateOrganizationInput>;

export const ChangeMemberRoleInput = z.object({ membershipId: z.uuid(), role: MemberRole });
export type ChangeMemberRoleInput = z.infer<typeof ChangeMemberRoleInput>;

export const TransferOwnershipInput = z.object({
  membershipId: z.uuid("Choose the next owner."),
  password: Password,
});
export type TransferOwnershipInput = z.infer<typeof TransferOwnershipInput>;

export const CloseOrganizationInput = z.object({
  password: Password,
  name: z.string("Type the name of the organisation."),
});
export type CloseOrganizationInput = z.infer<typeof CloseOrganizationInput>;

export const RemoveMemberInput = z.object({ membershipId: z.uuid() });
export type RemoveMemberInput = z.infer<typeof RemoveMemberInput>;

export const InviteMemberInput = z.object({ email: Email, role: MemberRole });
export type InviteMemberInput = z.infer<typeof InviteMemberInput>;

export const InvitationIdInput = z.object({ invitationId: z.uuid() });
export type InvitationIdInput = z.infer<typeof InvitationIdInput>;

const InvitationToken = z.string().min(1).max(100);

export const AcceptInvitationInput = z.object({ token: InvitationToken });
export type AcceptInvitationInput = z.infer<typeof AcceptInvitationInput>;

/** The address comes from the invitation, never from the form. */
export const SignUpByInvitationInput = z.object({
  token: InvitationToken,
  name: PersonName,
  password: z
    .string("Choose a password.")
    .min(1, "Choose a password.")
    .max(200, "Use at most 200 characters."),
  timeZone: TimeZone.catch("UTC"),
});
export type SignUpByInvitationInput = z.infer<typeof SignUpByInvitationInput>;
