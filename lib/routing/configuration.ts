import type { Directory } from "./recipients";
import type { RoutingWorld } from "./route-notice";
import type { AlertPreference } from "./settings";

/** All of one organisation that decides who is told of what. */
export type RoutingConfiguration = {
  world: RoutingWorld;
  directory: Directory;
  /** By person; who has chosen nothing is missing. */
  preferences: ReadonlyMap<string, AlertPreference>;
};
