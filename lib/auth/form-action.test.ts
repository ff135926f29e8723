import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { runFormAction } from "./form-action";

vi.mock("./request-origin", () => ({ requestOrigin: () => Promise.resolve({ requestId: "r1" }) }));

describe("a form", () => {
  it("is read without the fields that React adds while its page is not alive yet", async () => {
    const formData = new FormData();
    formData.set("$ACTION_REF_1", "");
    formData.set("$ACTION_KEY", "k1");
    formData.set("slug", "dark-mode");
    const state = await runFormAction(z.strictObject({ slug: z.string() }), formData, async () => "done");
    expect(state).toMatchObject({ status: "done", values: { slug: "dark-mode" } });
  });

  it("gives back what was typed, secrets excepted, when a field is wrong", async () => {
    const formData = new FormData();
    formData.set("email", "nobody");
    formData.set("password", "a secret");
    const schema = z.object({ email: z.email("That is no address."), password: z.string() });
    const state = await runFormAction(schema, formData, async () => "done");
    expect(state).toMatchObject({
      status: "failed",
      values: { email: "nobody" },
      fields: [{ field: "email", message: "That is no address." }],
    });
    expect(JSON.stringify(state)).not.toContain("a secret");
  });
});
