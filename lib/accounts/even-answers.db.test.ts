import { beforeAll, describe, expect, it } from "vitest";
import type { RequestOrigin } from "@/lib/core/context";
import { createAccount, newEmail, newOrigin, PASSWORD } from "@/scripts/testing/account-fixture";
import { requestPasswordReset } from "./mutations/send-link";
import { signUp } from "./mutations/sign-up";

const PAIRS = 15;

type Request = (email: string, origin: RequestOrigin) => Promise<void>;

async function millisecondsOf(request: Request, email: string): Promise<number> {
  const startedAt = performance.now();
  await request(email, newOrigin());
  return performance.now() - startedAt;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}

describe("the time that an answer takes", () => {
  const known: string[] = [];

  beforeAll(async () => {
    for (let index = 0; index < PAIRS; index++) known.push((await createAccount()).email);
  }, 120_000);

  it.each([
    [
      "sign-up",
      (email, origin) => signUp({ name: "Mira", email, password: PASSWORD, timeZone: "UTC" }, origin),
    ],
    ["password reset", requestPasswordReset],
  ] as [string, Request][])(
    "does not tell at %s whether an address has an account",
    async (_form, request) => {
      const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
      for (const email of known) {
        // Both at once: whatever else the machine does, it does to both.
        const [withAccount, without] = await Promise.all([
          millisecondsOf(request, email),
          millisecondsOf(request, newEmail()),
        ]);
        times.known.push(withAccount);
        times.unknown.push(without);
      }
      const [slower, quicker] = [median(times.known), median(times.unknown)].sort(
        (one, other) => other - one,
      );
      expect((slower ?? 0) / (quicker ?? 1)).toBeLessThan(1.25);
    },
    120_000,
  );
});
