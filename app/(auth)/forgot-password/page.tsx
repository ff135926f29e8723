import type { Metadata } from "next";
import { isMailboxOpen } from "@/lib/auth/mailbox-access";
import { ForgotPasswordForm } from "./_components/forgot-password-form";

export const metadata: Metadata = { title: "Reset password" };

export default async function ForgotPasswordPage() {
  return <ForgotPasswordForm hasMailbox={await isMailboxOpen()} />;
}
