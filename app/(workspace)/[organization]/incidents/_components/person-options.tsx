import type { Person } from "@/lib/incidents/types";

/** The options of a select that chooses a member, or nobody. */
export function PersonOptions({ people, nobody }: { people: readonly Person[]; nobody: string }) {
  return (
    <>
      <option value="">{nobody}</option>
      {people.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </>
  );
}
