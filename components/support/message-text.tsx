const ADDRESS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/;

/** What somebody wrote, as plain text: nothing in it is markup, and only web addresses become links. */
export function MessageText({ text }: { text: string }) {
  return (
    <div className="max-w-reading wrap-anywhere whitespace-pre-wrap">
      {text.split(ADDRESS).map((part, index) =>
        ADDRESS.test(part) ? (
          <a
            key={index}
            href={part}
            rel="noreferrer nofollow"
            className="text-link underline underline-offset-2"
          >
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </div>
  );
}
