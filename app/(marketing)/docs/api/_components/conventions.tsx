import { IDEMPOTENCY_HOURS } from "@/lib/api/limits";
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from "@/lib/api/schemas";

const CONVENTIONS = [
  {
    title: "Keys and scopes",
    text: "An API key belongs to one organisation and is made on its API keys page. A refusal for want of a scope has the code scope_required and names it in required_scope. A revoked key stops working with its next request.",
  },
  {
    title: "Pages",
    text: `Lists answer {"data": […], "next_cursor": …}. Send next_cursor back as cursor, with the same filters and sorting, until it is null. A page holds ${DEFAULT_PAGE_SIZE} items unless limit says otherwise, and at most ${MAX_PAGE_SIZE}. New items do not shift pages.`,
  },
  {
    title: "Problems",
    text: "Every error is application/problem+json (RFC 9457) with a stable code, a detail fit for people and a request_id. With invalid_input, errors names each wrong field.",
  },
  {
    title: "Writes that happen once",
    text: `Send an Idempotency-Key of your own with POST, PATCH and DELETE. For ${IDEMPOTENCY_HOURS} hours the same request under it gets the first answer, marked Idempotent-Replayed; another request under it is refused with 422, and one while the first is still at work with 409.`,
  },
  {
    title: "Limits",
    text: "Each key may make so many requests a minute at each address as stands beside it, on larger plans a multiple. RateLimit-Policy and RateLimit say how many there are and are left; a 429 says in Retry-After when to come back.",
  },
];

/** What holds for every operation. */
export function Conventions() {
  return (
    <section aria-labelledby="conventions" className="grid gap-4 border-t pt-8">
      <h2 id="conventions" className="text-xl font-semibold tracking-tight">
        Conventions
      </h2>
      <dl className="grid gap-4 md:grid-cols-2">
        {CONVENTIONS.map(({ title, text }) => (
          <div key={title}>
            <dt className="font-medium">{title}</dt>
            <dd className="text-muted-foreground text-sm">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
