import { SubmitButton } from "@/components/forms/submit-button";
import { signOutToAction } from "@/lib/auth/sign-out-action";

/** Ends this session and comes back by way of sign-in. */
export function SignInAgain({ destination }: { destination: string }) {
  return (
    <form action={signOutToAction} className="grid">
      <input
        type="hidden"
        name="destination"
        value={`/sign-in?callbackUrl=${encodeURIComponent(destination)}`}
      />
      <SubmitButton size="lg">Sign in again</SubmitButton>
    </form>
  );
}
