/** How many ids of rows a result keeps; the facts count all of them. */
export const MOST_ROWS = 100;

const ASKED = `FROM unnest($1::uuid[]) AS asked (organization_id)
CROSS JOIN (SELECT $2::timestamptz AS at) AS moment`;

/**
 * The statement of a check that looks at many things of one kind: counts them and those that fail.
 * @param subjects selects `id` (text) and `fails` (boolean) of what belongs to `asked.organization_id` at `moment.at`
 */
export function populationQuery(subjects: string): string {
  return `SELECT asked.organization_id,
  jsonb_build_object('total', count(subject.id), 'failing', count(subject.id) FILTER (WHERE subject.fails)) AS facts,
  to_jsonb(coalesce((array_agg(subject.id ORDER BY subject.id) FILTER (WHERE subject.fails))[1:${MOST_ROWS}], '{}')) AS rows
${ASKED}
LEFT JOIN LATERAL (
${subjects}
) AS subject ON true
GROUP BY asked.organization_id`;
}

/**
 * The statement of a check that looks at one thing of each organisation.
 * @param found selects the facts as columns of at most one row; without a row each of them is null
 * @param facts the names of those columns
 * @param rows a column of `found` whose value is the id behind the result
 */
export function factsQuery(found: string, facts: readonly string[], rows?: string): string {
  const pairs = facts.map((name) => `'${name}', found.${name}`).join(", ");
  const ids = rows === undefined ? "'[]'::jsonb" : `to_jsonb(array_remove(ARRAY[found.${rows}::text], NULL))`;
  return `SELECT asked.organization_id, jsonb_build_object(${pairs}) AS facts, ${ids} AS rows
${ASKED}
LEFT JOIN LATERAL (
${found}
) AS found ON true`;
}
