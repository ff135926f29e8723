import type { StripeAccount } from "./account";
import type { ProviderAnswer, ProviderRequest } from "../provider-server";
import { readForm, textOf } from "./form";

/** The checkout and the portal, as far as somebody presses their buttons; null for other addresses. */
export function answerPage(
  account: StripeAccount,
  { method, path, body }: ProviderRequest,
): ProviderAnswer | null {
  const url = new URL(path, "http://stripe.example");
  const [, place, id = ""] = url.pathname.split("/");
  if (place === "pay") return checkoutPage(account, method, id);
  if (place !== "portal") return null;
  const back = textOf(readForm(body).back) ?? url.searchParams.get("back") ?? "";
  if (method === "GET")
    return page(
      "Stripe portal",
      `<button>Use another card</button><input type="hidden" name="back" value="${back}">`,
    );
  const customer = account.customers.get(id);
  if (customer) customer.hasCard = true;
  account.declinesCards = false;
  account.payOpenInvoices(id);
  return redirect(back);
}

function checkoutPage(account: StripeAccount, method: string, id: string): ProviderAnswer {
  const session = account.sessions.get(id);
  if (session?.status !== "open") return page("Checkout is over", "");
  if (method === "GET") {
    const names = session.prices.map(({ name }) => name).join(" and ");
    return page("Stripe checkout", `<p>Subscribe to ${names}</p><button>Pay</button>`);
  }
  account.completeCheckout(id);
  return redirect(session.successUrl);
}

function page(title: string, form: string): ProviderAnswer {
  return {
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8" },
    body: `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1><form method="post">${form}</form>`,
  };
}

function redirect(location: string): ProviderAnswer {
  return { status: 303, headers: { location }, body: "" };
}
