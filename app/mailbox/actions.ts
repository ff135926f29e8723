"use server";

import { z } from "zod";
import { publicAction } from "@/lib/auth/action-client";
import { requireMailbox } from "@/lib/auth/mailbox-access";
import { answerMailbox } from "@/lib/support/mail/answer-mailbox";
import { LONGEST_BODY } from "@/lib/support/requests/schema";

const Input = z.object({
  mailId: z.uuid(),
  text: z.string().trim().min(1, "Write an answer.").max(LONGEST_BODY, "Keep it shorter."),
});

/** Answers a mail on the machine that Regulix runs on, where no mail server is configured. */
export const answerMailAction = publicAction.inputSchema(Input).action(async ({ parsedInput }) => {
  await requireMailbox();
  return { outcome: await answerMailbox(parsedInput.mailId, parsedInput.text) };
});
