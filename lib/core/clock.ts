let read = (): Date => new Date();

/** The one clock of the product. Rules take `now` as an argument; everything else asks here. */
export function now(): Date {
  return read();
}

/** Replaces the clock for the time of a test. Returns the function that puts the real one back. */
export function useClock(replacement: () => Date): () => void {
  const previous = read;
  read = replacement;
  return () => {
    read = previous;
  };
}
