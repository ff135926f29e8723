import { withPlatform } from "@/lib/db/with-platform";

export type SecuredTable = {
  name: string;
  hasOrganization: boolean;
  enabled: boolean;
  forced: boolean;
  policies: { name: string; role: string; command: string; using: string | null; check: string | null }[];
  grants: { role: string; privileges: string }[];
};

/** Every table of the product with its policies and grants, as the catalogue has them now. */
export async function readRowLevelSecurity(): Promise<SecuredTable[]> {
  return withPlatform(
    "document row-level security",
    (transaction) => transaction.$queryRaw<SecuredTable[]>`
      SELECT relname::text AS name, relrowsecurity AS enabled, relforcerowsecurity AS forced,
        EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'organization_id') AS "hasOrganization",
        coalesce((SELECT json_agg(json_build_object(
            'name', policyname, 'role', array_to_string(roles, ', '), 'command', cmd, 'using', qual, 'check', with_check)
            ORDER BY array_to_string(roles, ', '), policyname)
          FROM pg_policies WHERE schemaname = 'public' AND tablename = relname), '[]') AS policies,
        coalesce((SELECT json_agg(json_build_object('role', role, 'privileges', privileges) ORDER BY role)
          FROM (
            SELECT role, string_agg(privilege, ', ' ORDER BY place) AS privileges
            FROM unnest(ARRAY['regulix_app', 'regulix_platform']) AS role,
              unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) WITH ORDINALITY AS wanted (privilege, place)
            WHERE has_table_privilege(role, pg_class.oid, privilege)
              OR privilege <> 'DELETE' AND has_any_column_privilege(role, pg_class.oid, privilege)
            GROUP BY role
          ) AS held), '[]') AS grants
      FROM pg_class
      WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace
        AND relname <> '_prisma_migrations'
      ORDER BY relname`,
  );
}
