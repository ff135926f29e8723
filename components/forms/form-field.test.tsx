import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";

import { FormField } from "@/components/forms/form-field";
import { Input } from "@/components/ui/input";

describe("FormField", () => {
  it("ties label, error and help to the control", () => {
    const html = renderToStaticMarkup(
      <FormField id="email" label="Work e-mail" help="We send a link there." error="Enter an address">
        <Input name="email" />
      </FormField>,
    );
    expect(html).toMatch(/<label[^>]*for="email"/);
    expect(html).toMatch(/<input[^>]*id="email"[^>]*>/);
    expect(html).toMatch(/<input[^>]*aria-describedby="email-error email-help"/);
    expect(html).toMatch(/<input[^>]*aria-invalid="true"/);
    expect(html).toMatch(/<p id="email-error"[^>]*>.*Enter an address<\/p>/);
  });

  it("claims neither an error nor a description where there is none", () => {
    const html = renderToStaticMarkup(
      <FormField id="name" label="Name">
        <Input name="name" />
      </FormField>,
    );
    expect(html).not.toContain("aria-invalid=");
    expect(html).not.toContain("aria-describedby=");
  });
});
