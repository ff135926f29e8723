import { define } from "./define";

type About = { number: number; ticketId: string; subject: string };

const path = ({ ticketId }: About) => `/support/${ticketId}`;

/** What the support tells whoever asked; each is mailed in its own way as well. */
export const SUPPORT_NOTIFICATIONS = {
  "support.answered": define<About & { by: string; isSolved: boolean }>({
    category: "system",
    label: "The support answered",
    description: "There is an answer to one of your requests to the support.",
    mail: "cause",
    title: ({ number, isSolved }) =>
      isSolved ? `Your request #${number} is solved` : `Answer to your request #${number}`,
    body: ({ subject, by }) => `${by} answered “${subject}”.`,
    path,
  }),
  "support.solved": define<About>({
    category: "system",
    label: "A request was solved",
    description: "The support marked one of your requests as solved.",
    mail: "cause",
    title: ({ number }) => `Your request #${number} is solved`,
    body: ({ subject }) =>
      `The support marked “${subject}” as solved. Write within 14 days to open it again.`,
    path,
  }),
};
