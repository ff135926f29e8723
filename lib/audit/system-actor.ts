/** The actor filter's value for entries of the product itself, which have no actor id. */
export const SYSTEM_ACTOR = "system";
