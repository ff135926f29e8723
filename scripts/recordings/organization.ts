import { query } from "@/e2e/fixtures/database";
import { addMember, createPerson, type Person } from "@/e2e/fixtures/tenants";
import { v7 as uuid } from "uuid";
import type { FilmSet } from "./film";

const NAME = "Harbour Works";
const SLUG = "harbour-works";

/** The organisation in which the films play, with its owner. */
export async function createFilmedOrganization(): Promise<{
  organization: FilmSet["organization"];
  owner: Person;
}> {
  const id = uuid();
  const owner = await createPerson("Ada Brandt");
  await query("UPDATE users SET email = $2 WHERE id = $1", [owner.id, "ada@harbour.example"]);
  await query("INSERT INTO organizations (id, name, slug) VALUES ($1, $2, $3)", [id, NAME, SLUG]);
  await addMember(id, owner, "owner");
  return { organization: { id, slug: SLUG }, owner };
}
