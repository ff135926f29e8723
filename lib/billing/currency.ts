/** What plans and tokens are priced in; each amount names it all the same. */
export const BILLING_CURRENCY = "usd";
