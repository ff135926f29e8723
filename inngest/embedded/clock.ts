/** The engine's time. Everything it stores or compares comes from here, so that tests can move it. */
export type Clock = {
  now(): Date;
  /** The database's time for one of the engine's instants: jobs are started by the database's clock. */
  toDatabaseTime(instant: Date): Date;
};

export const systemClock: Clock = { now: () => new Date(), toDatabaseTime: (instant) => instant };
