/** Ten honest typing errors are rare; ten guesses a quarter of an hour are worthless. */
export const FAILURES_UNTIL_LOCK = 10;
export const FAILURE_WINDOW_MINUTES = 15;
export const LOCK_MINUTES = 15;
