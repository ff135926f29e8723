/** What an answer may name in braces, and what it is put in for. */
export const RESPONSE_VARIABLES = {
  "customer.name": "The name of whoever asked",
  "organization.name": "Their organisation",
  "ticket.number": "The number of the ticket",
  "agent.name": "Your own name",
} as const;

export type ResponseVariable = keyof typeof RESPONSE_VARIABLES;
export type ResponseValues = Record<ResponseVariable, string>;

/** Puts values in for `{{ticket.number}}` and the like. What is not known stays as it is, to be seen. */
export function fillResponse(body: string, values: ResponseValues): string {
  return body.replaceAll(/\{\{\s*([a-z.]+)\s*\}\}/g, (written, name: string) =>
    Object.hasOwn(values, name) ? values[name as ResponseVariable] : written,
  );
}
