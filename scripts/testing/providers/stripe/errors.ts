import { jsonAnswer, type ProviderAnswer } from "../provider-server";

/** What Stripe refuses, in its own form. */
export class StripeRefusal extends Error {
  constructor(readonly answer: ProviderAnswer) {
    super("refused");
  }
}

export function refuse(
  status: number,
  code: string,
  message: string,
  type = "invalid_request_error",
): StripeRefusal {
  return new StripeRefusal(jsonAnswer(status, { error: { type, code, message } }));
}
