import { v7, validate } from "uuid";

/** A time-ordered UUID (RFC 9562, version 7), as the database makes them too. */
export function newId(): string {
  return v7();
}

/** True for any well-formed UUID: check ids from URLs before they reach a query. */
export function isId(value: string): boolean {
  return validate(value);
}
