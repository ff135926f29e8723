import type { ReactElement } from "react";
import AccountDeleted, { accountDeletedSubject, type AccountDeletedProps } from "@/emails/account-deleted";
import AccountLocked, { accountLockedSubject, type AccountLockedProps } from "@/emails/account-locked";
import Alert, { alertSubject, type AlertProps } from "@/emails/alert";
import AlreadyRegistered, {
  alreadyRegisteredSubject,
  type AlreadyRegisteredProps,
} from "@/emails/already-registered";
import Checkpoint, { checkpointSubject, type CheckpointProps } from "@/emails/checkpoint";
import ConfirmEmailChange, {
  confirmEmailChangeSubject,
  type ConfirmEmailChangeProps,
} from "@/emails/confirm-email-change";
import EmailChanged, { emailChangedSubject, type EmailChangedProps } from "@/emails/email-changed";
import type { Branded } from "@/emails/mail-layout";
import Invitation, { invitationSubject, type InvitationProps } from "@/emails/invitation";
import Notification, { notificationSubject, type NotificationProps } from "@/emails/notification";
import OnboardingCompleted, {
  onboardingCompletedSubject,
  type OnboardingCompletedProps,
} from "@/emails/onboarding-completed";
import OnboardingReminder, {
  onboardingReminderSubject,
  type OnboardingReminderProps,
} from "@/emails/onboarding-reminder";
import OrganizationDeleted, {
  organizationDeletedSubject,
  type OrganizationDeletedProps,
} from "@/emails/organization-deleted";
import PasswordChanged, {
  passwordChangedSubject,
  type PasswordChangedProps,
} from "@/emails/password-changed";
import PhoneChanged, { phoneChangedSubject, type PhoneChangedProps } from "@/emails/phone-changed";
import ResetPassword, { resetPasswordSubject, type ResetPasswordProps } from "@/emails/reset-password";
import SignInMethodChanged, {
  signInMethodChangedSubject,
  type SignInMethodChangedProps,
} from "@/emails/sign-in-method-changed";
import StaffNotice, { staffNoticeSubject, type StaffNoticeProps } from "@/emails/staff-notice";
import SupportConfirmation, {
  supportConfirmationSubject,
  type SupportConfirmationProps,
} from "@/emails/support-confirmation";
import SupportNotice, { supportNoticeSubject, type SupportNoticeProps } from "@/emails/support-notice";
import SupportReply, { supportReplySubject, type SupportReplyProps } from "@/emails/support-reply";
import VerifyEmail, { verifyEmailSubject, type VerifyEmailProps } from "@/emails/verify-email";

/** What each mail needs to be written. */
export type TemplateProps = {
  "account-deleted": AccountDeletedProps;
  "account-locked": AccountLockedProps;
  alert: AlertProps;
  "already-registered": AlreadyRegisteredProps;
  checkpoint: CheckpointProps;
  "confirm-email-change": ConfirmEmailChangeProps;
  "email-changed": EmailChangedProps;
  invitation: InvitationProps;
  notification: NotificationProps;
  "onboarding-completed": OnboardingCompletedProps;
  "onboarding-reminder": OnboardingReminderProps;
  "organization-deleted": OrganizationDeletedProps;
  "password-changed": PasswordChangedProps;
  "phone-changed": PhoneChangedProps;
  "reset-password": ResetPasswordProps;
  "sign-in-method-changed": SignInMethodChangedProps;
  "staff-notice": StaffNoticeProps;
  "support-confirmation": SupportConfirmationProps;
  "support-notice": SupportNoticeProps;
  "support-reply": SupportReplyProps;
  "verify-email": VerifyEmailProps;
};

export type TemplateName = keyof TemplateProps;

type Template<Props> = { subject: (props: Props) => string; write: (props: Props & Branded) => ReactElement };

/** Every mail of the product. */
export const TEMPLATES: { [Name in TemplateName]: Template<TemplateProps[Name]> } = {
  "account-deleted": { subject: accountDeletedSubject, write: AccountDeleted },
  "account-locked": { subject: accountLockedSubject, write: AccountLocked },
  alert: { subject: alertSubject, write: Alert },
  "already-registered": { subject: alreadyRegisteredSubject, write: AlreadyRegistered },
  checkpoint: { subject: checkpointSubject, write: Checkpoint },
  "confirm-email-change": { subject: confirmEmailChangeSubject, write: ConfirmEmailChange },
  "email-changed": { subject: emailChangedSubject, write: EmailChanged },
  invitation: { subject: invitationSubject, write: Invitation },
  notification: { subject: notificationSubject, write: Notification },
  "onboarding-completed": { subject: onboardingCompletedSubject, write: OnboardingCompleted },
  "onboarding-reminder": { subject: onboardingReminderSubject, write: OnboardingReminder },
  "organization-deleted": { subject: organizationDeletedSubject, write: OrganizationDeleted },
  "password-changed": { subject: passwordChangedSubject, write: PasswordChanged },
  "phone-changed": { subject: phoneChangedSubject, write: PhoneChanged },
  "reset-password": { subject: resetPasswordSubject, write: ResetPassword },
  "sign-in-method-changed": { subject: signInMethodChangedSubject, write: SignInMethodChanged },
  "staff-notice": { subject: staffNoticeSubject, write: StaffNotice },
  "support-confirmation": { subject: supportConfirmationSubject, write: SupportConfirmation },
  "support-notice": { subject: supportNoticeSubject, write: SupportNotice },
  "support-reply": { subject: supportReplySubject, write: SupportReply },
  "verify-email": { subject: verifyEmailSubject, write: VerifyEmail },
};
