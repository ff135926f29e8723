import { CONTROLS } from "./library/controls/catalogue";
import type { Control } from "./library/types";
import type { RolledState } from "./roll-up";
import type { CheckFilter } from "./schema";
import type { Standing } from "./types";

/** The checks that a filter leaves; values of one facet widen, facets narrow. */
export function filterStandings(standings: readonly Standing[], filter: CheckFilter): Standing[] {
  const typed = filter.q.toLowerCase();
  const mapped = checksOf(filter);
  return standings.filter(
    ({ check, state, last }) =>
      (typed === "" || `${check.id} ${check.title} ${last?.reason ?? ""}`.toLowerCase().includes(typed)) &&
      (filter.state.length === 0 || filter.state.includes(state)) &&
      (filter.type.length === 0 || filter.type.includes(check.type)) &&
      (mapped === null || mapped.has(check.id)),
  );
}

/** The controls that a filter leaves. */
export function filterControls<Item extends { control: Control; state: RolledState }>(
  controls: readonly Item[],
  { q, state: states, framework, theme }: CheckFilter,
): Item[] {
  const typed = q.toLowerCase();
  return controls.filter(
    ({ control, state }) =>
      `${control.id} ${control.title} ${control.objective}`.toLowerCase().includes(typed) &&
      (states.length === 0 || states.includes(state)) &&
      isChosen(control, { framework, theme }),
  );
}

function isChosen(control: Control, { framework, theme }: Pick<CheckFilter, "framework" | "theme">): boolean {
  return (
    (theme.length === 0 || theme.includes(control.theme)) &&
    (framework.length === 0 || control.mappings.some((mapping) => framework.includes(mapping.framework)))
  );
}

/** True when something narrows the list. */
export function isFiltered({ q, state, type, framework, theme }: CheckFilter): boolean {
  return q !== "" || [state, type, framework, theme].some((chosen) => chosen.length > 0);
}

/** The checks of controls of the chosen themes and frameworks; null where neither is chosen. */
function checksOf({ framework, theme }: CheckFilter): Set<string> | null {
  if (framework.length === 0 && theme.length === 0) return null;
  return new Set(
    CONTROLS.filter((control) => isChosen(control, { framework, theme })).flatMap(({ checks }) => checks),
  );
}
