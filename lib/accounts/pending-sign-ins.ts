import "server-only";
import { now as readClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import type { Transaction } from "@/lib/db/transaction";
import { withPlatform } from "@/lib/db/with-platform";
import type { SignInWay } from "./sessions";
import { PENDING_SIGN_IN_MILLISECONDS } from "./session-policy";
import { findOwnFactors, type OwnFactors } from "./two-factor/second-factor";

/** What somebody has proved before the second step. */
export type FirstStep = { method: "password" | "provider" } | Extract<SignInWay, { method: "sso" }>;

export type PendingSignIn = { id: string; userId: string; email: string; firstStep: FirstStep };

/** What the page of the second step offers. */
export type SecondStepChoice = { email: string; factors: OwnFactors };

/** Remembers that the first step was right, until the second. Returns the id for the browser. */
export async function openPendingSignIn(
  transaction: Transaction,
  userId: string,
  firstStep: FirstStep = { method: "password" },
): Promise<string> {
  const id = newId();
  const createdAt = readClock();
  const expiresAt = new Date(createdAt.getTime() + PENDING_SIGN_IN_MILLISECONDS);
  await transaction.pendingSignIn.create({ data: { id, userId, ...firstStep, createdAt, expiresAt } });
  return id;
}

/** The sign-in that waits under this id; null when it is done, too old or was called off. */
export async function findPendingSignIn(id: string): Promise<PendingSignIn | null> {
  const pending = await withPlatform("look at a pending sign-in", (transaction) =>
    transaction.pendingSignIn.findFirst({
      where: { id, expiresAt: { gt: readClock() } },
      select: {
        id: true,
        userId: true,
        method: true,
        ssoOrganizationId: true,
        user: { select: { email: true } },
      },
    }),
  );
  if (pending === null) return null;
  const { userId, user, method, ssoOrganizationId } = pending;
  return { id: pending.id, userId, email: user.email, firstStep: toFirstStep(method, ssoOrganizationId) };
}

function toFirstStep(method: string, ssoOrganizationId: string | null): FirstStep {
  if (ssoOrganizationId !== null) return { method: "sso", ssoOrganizationId };
  return { method: method === "provider" ? "provider" : "password" };
}

/** Who takes the second step, and with what; null when nobody waits under this id. */
export async function findSecondStepChoice(id: string): Promise<SecondStepChoice | null> {
  const pending = await findPendingSignIn(id);
  if (pending === null) return null;
  const factors = await withPlatform("look at second factors", (transaction) =>
    findOwnFactors(transaction, pending.userId),
  );
  return { email: pending.email, factors };
}

/** Takes the pending sign-in away. Of two second steps exactly one gets true. */
export async function closePendingSignIn(transaction: Transaction, id: string): Promise<boolean> {
  const { count } = await transaction.pendingSignIn.deleteMany({
    where: { id, expiresAt: { gt: readClock() } },
  });
  return count === 1;
}

/** Calls off every sign-in that waits: what its password step proved no longer holds. */
export async function callOffPendingSignIns(transaction: Transaction, userId: string): Promise<void> {
  await transaction.pendingSignIn.deleteMany({ where: { userId } });
}

/** Removes those that nobody finished. Returns how many. */
export async function prunePendingSignIns(): Promise<number> {
  const { count } = await withPlatform("prune pending sign-ins", (transaction) =>
    transaction.pendingSignIn.deleteMany({ where: { expiresAt: { lte: readClock() } } }),
  );
  return count;
}
