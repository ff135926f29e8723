/**
 * The receiver refused this mail for good, such as an address that does not exist. Trying again
 * would annoy it for nothing.
 */
export class PermanentMailError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PermanentMailError";
  }
}
