import type { ComponentType } from "react";
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
import PasswordChanged, {
  passwordChangedSubject,
  type PasswordChangedProps,
} from "@/emails/password-changed";
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
  "password-changed": PasswordChangedProps;
  "reset-password": ResetPasswordProps;
  "sign-in-method-changed": SignInMethodChangedProps;
  "staff-notice": StaffNoticeProps;
  "support-confirmation": SupportConfirmationProps;
  "support-reply": SupportReplyProps;
  "verify-email": VerifyEmailProps;
};

export type TemplateName = keyof TemplateProps;

type Template<Props> = { subject: (props: Props) => string; component: ComponentType<Props> };

/** Every mail of the product. */
export const TEMPLATES: { [Name in TemplateName]: Template<TemplateProps[Name]> } = {
  "account-deleted": { subject: accountDeletedSubject, component: AccountDeleted },
  "account-locked": { subject: accountLockedSubject, component: AccountLocked },
  alert: { subject: alertSubject, component: Alert },
  "already-registered": { subject: alreadyRegisteredSubject, component: AlreadyRegistered },
  checkpoint: { subject: checkpointSubject, component: Checkpoint },
  "confirm-email-change": { subject: confirmEmailChangeSubject, component: ConfirmEmailChange },
  "email-changed": { subject: emailChangedSubject, component: EmailChanged },
  invitation: { subject: invitationSubject, component: Invitation },
  notification: { subject: notificationSubject, component: Notification },
  "onboarding-completed": { subject: onboardingCompletedSubject, component: OnboardingCompleted },
  "onboarding-reminder": { subject: onboardingReminderSubject, component: OnboardingReminder },
  "password-changed": { subject: passwordChangedSubject, component: PasswordChanged },
  "reset-password": { subject: resetPasswordSubject, component: ResetPassword },
  "sign-in-method-changed": { subject: signInMethodChangedSubject, component: SignInMethodChanged },
  "staff-notice": { subject: staffNoticeSubject, component: StaffNotice },
  "support-confirmation": { subject: supportConfirmationSubject, component: SupportConfirmation },
  "support-reply": { subject: supportReplySubject, component: SupportReply },
  "verify-email": { subject: verifyEmailSubject, component: VerifyEmail },
};
