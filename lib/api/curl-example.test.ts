import { expect, it } from "vitest";
import { curlExample } from "./curl-example";
import { openApiDocument } from "./openapi";

it("a command keeps quotes of its body whole", () => {
  const operation = openApiDocument("").paths["/api/v1/organization"]?.patch;
  if (!operation?.requestBody) throw new Error("The organisation cannot be renamed.");
  operation.requestBody.content = { "application/json": { schema: {}, example: { name: "Ada's" } } };
  const described = {
    baseUrl: "https://r.example",
    method: "PATCH",
    path: "/api/v1/members/{id}",
    operation,
  };
  expect(curlExample(described))
    .toBe(`curl -X PATCH "https://r.example/api/v1/members/01980c3e-6c02-7f1a-8a51-0b6f6a1f7e21" \\
  -H "Authorization: Bearer $REGULIX_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"name":"Ada'\\''s"}'`);
});
