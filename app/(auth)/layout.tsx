import type { ReactNode } from "react";
import { AccountFrame } from "./_components/account-frame";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return <AccountFrame>{children}</AccountFrame>;
}
