/** The receiver refused for good: a bad address, a bad key. Trying again would annoy it for nothing. */
export class PermanentMailError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PermanentMailError";
  }
}
