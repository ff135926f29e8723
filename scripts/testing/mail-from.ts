import { newId } from "@/lib/core/ids";

export type MailFrom = {
  from: string;
  to: string;
  text: string;
  messageId?: string;
  headers?: Record<string, string>;
  file?: { name: string; content: Uint8Array };
};

/** A mail as a person's program sends it. */
export function rawMail({
  from,
  to,
  text,
  messageId = `${newId()}@mail.test`,
  headers = {},
  file,
}: MailFrom): string {
  const head = { From: from, To: to, Subject: "Re: a request", "Message-ID": `<${messageId}>`, ...headers };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  const plain = [
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    base64(text),
  ];
  if (file === undefined) return [...lines, "MIME-Version: 1.0", ...plain].join("\r\n");
  const attached = [
    `Content-Type: application/octet-stream; name="${file.name}"`,
    `Content-Disposition: attachment; filename="${file.name}"`,
    "Content-Transfer-Encoding: base64",
    "",
    base64(file.content),
  ];
  const parts = [plain, attached].flatMap((part) => ["--part", ...part]);
  return [
    ...lines,
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="part"',
    "",
    ...parts,
    "--part--",
  ].join("\r\n");
}

function base64(content: string | Uint8Array): string {
  return (
    Buffer.from(content as Uint8Array)
      .toString("base64")
      .match(/.{1,76}/g) ?? []
  ).join("\r\n");
}
