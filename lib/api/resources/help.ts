import { z } from "zod";
import { defineEndpoint } from "../endpoint";
import { namedSchemas, SearchText } from "../schemas";

const HelpItem = z
  .strictObject({
    slug: z
      .string()
      .describe(
        "The article is at /help/{slug}; a term of the glossary at /help/glossary#… as it stands here.",
      ),
    title: z.string(),
    section: z.string(),
    score: z.number().min(0).max(1).describe("How much of what was asked it answers."),
  })
  .register(namedSchemas, { id: "HelpItem" });

const HelpItems = z.strictObject({ items: z.array(HelpItem) }).register(namedSchemas, { id: "HelpItems" });

export const searchHelpEndpoint = defineEndpoint({
  operation: "searchHelp",
  method: "GET",
  path: "/api/v1/help/search",
  tag: "Help",
  summary: "Search the help center",
  description:
    "The articles and terms that answer a question, the best first; none where nothing does. Misspelt words and synonyms are understood. Needs no key: the limit counts by the sender's address.",
  scope: null,
  requestsPerMinute: 120,
  query: z.strictObject({
    q: SearchText.describe("A question or some words, at most 200 characters."),
    limit: z.coerce
      .number({ error: "must be a number" })
      .int("must be a whole number")
      .min(1, "must be 1 to 20")
      .max(20, "must be 1 to 20")
      .default(10)
      .describe("How many items at most."),
  }),
  answers: {
    200: {
      description: "What answers the question.",
      schema: HelpItems,
      example: {
        items: [
          {
            slug: "invite-a-colleague",
            title: "How do I invite a colleague?",
            section: "People and organisations",
            score: 0.92,
          },
        ],
      },
    },
  },
});
