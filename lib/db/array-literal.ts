/**
 * Arrays of PostgreSQL, each written as one text parameter to be cast, such as `${numberArray(values)}::float8[]`.
 * Prisma and the driver touch every element of an array parameter several times, which for the thousands of
 * values of a request is a third of its work. Only what needs no quoting has a function here. Compare with
 * `IN (SELECT unnest(…))`: beside `= ANY (…)` the text may be read again for every row.
 */
export function numberArray(values: readonly number[]): string {
  return `{${values.join(",")}}`;
}

/** For `timestamptz[]`. */
export function timeArray(values: readonly Date[]): string {
  return `{${values.map((value) => value.toISOString()).join(",")}}`;
}

/** For `bytea[]`, from bytes in hexadecimal. */
export function bytesArray(hexadecimals: readonly string[]): string {
  const quoted = hexadecimals.map((value) => `"\\\\x${value}"`).join(",");
  if (/[^0-9a-f"\\x,]/.test(quoted)) throw new TypeError("Bytes are written in hexadecimal.");
  return `{${quoted}}`;
}
