const ADDRESS = /(https?:\/\/[^\s]+)/;

/** Plain text with its addresses as links. */
export function MailText({ text }: { text: string }) {
  return (
    <div className="max-w-reading break-words whitespace-pre-wrap">
      {text.split(ADDRESS).map((part, index) =>
        ADDRESS.test(part) ? (
          <a key={index} href={part} className="text-link break-all underline underline-offset-4">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </div>
  );
}
