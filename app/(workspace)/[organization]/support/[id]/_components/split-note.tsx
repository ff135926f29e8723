import Link from "next/link";
import { Banner } from "@/components/feedback/banner";
import type { RequestDetail } from "@/lib/support/requests/types";

type SplitNoteProps = { slug: string; request: Pick<RequestDetail, "splitFrom" | "split"> };

/** Says of which request this one was a part, and which parts of it go on by themselves. */
export function SplitNote({ slug, request: { splitFrom, split } }: SplitNoteProps) {
  const parts = [
    ...(splitFrom === null ? [] : [{ ...splitFrom, words: "It was a part of" }]),
    ...split.map((each) => ({ ...each, words: "A part of it goes on in" })),
  ];
  if (parts.length === 0) return null;
  return (
    <Banner title="The support made requests of their own out of different questions">
      <ul>
        {parts.map(({ id, number, words }) => (
          <li key={id}>
            {words}{" "}
            <Link className="underline underline-offset-4" href={`/${slug}/support/${id}`}>
              request #{number}
            </Link>
            .
          </li>
        ))}
      </ul>
    </Banner>
  );
}
