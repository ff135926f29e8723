import { asSuperuser } from "./superuser";

/** A write before or after which the connection is cut that makes it. */
export type KillPoint = {
  table: string;
  operation: "INSERT" | "UPDATE" | "DELETE";
  when: "BEFORE" | "AFTER";
};

/** Before and after each of these writes. */
export function killPoints(writes: readonly [string, KillPoint["operation"]][]): KillPoint[] {
  return writes.flatMap(([table, operation]) =>
    (["BEFORE", "AFTER"] as const).map((when) => ({ table, operation, when })),
  );
}

/** Does work whose connection dies at this write, as it does when the process is killed; says whether it was reached. */
export async function dieAt(point: KillPoint, work: () => Promise<unknown>): Promise<{ reached: boolean }> {
  const { table, operation, when } = point;
  await asSuperuser("CREATE SEQUENCE IF NOT EXISTS kills");
  await asSuperuser(`
    CREATE OR REPLACE FUNCTION cut_connection() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $function$
    BEGIN
      PERFORM nextval('kills'), pg_terminate_backend(pg_backend_pid());
      RETURN NULL;
    END $function$`);
  const before = await killed();
  await asSuperuser(
    `CREATE TRIGGER cut_connection ${when} ${operation} ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION cut_connection()`,
  );
  try {
    await work().catch(() => undefined);
  } finally {
    await asSuperuser(`DROP TRIGGER cut_connection ON ${table}`);
  }
  return { reached: (await killed()) > before };
}

/** A sequence is not rolled back with the transaction that died. */
async function killed(): Promise<number> {
  const { rows } = await asSuperuser("SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS n FROM kills");
  return Number(rows[0]?.n);
}
