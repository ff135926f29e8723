import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { acceptFile } from "./accept-file";
import { LONGEST_FILE_NAME, MAX_FILE_BYTES } from "./limits";

const bytes = (...parts: (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from([...part]))));

const PNG = bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], "IHDR");

describe("a file beside a request", () => {
  it.each([
    ["screen.png", PNG, "image/png"],
    ["photo.JPEG", bytes([0xff, 0xd8, 0xff, 0xe0], "JFIF"), "image/jpeg"],
    ["a.gif", bytes("GIF89a....."), "image/gif"],
    ["a.webp", bytes("RIFF", [1, 2, 3, 4], "WEBPVP8 "), "image/webp"],
    ["report.pdf", bytes("%PDF-1.7\n"), "application/pdf"],
    ["screen.mp4", bytes([0, 0, 0, 24], "ftypisom"), "video/mp4"],
    ["screen.webm", bytes([0x1a, 0x45, 0xdf, 0xa3, 1]), "video/webm"],
    ["app.log", bytes("2026-11-22 Grüße aus Zürich\n"), "text/plain"],
    ["page.har", bytes('{"log":{"entries":[]}}'), "text/plain"],
    ["colours.log", bytes("\u001b[31mred\u001b[0m\n"), "text/plain"],
  ])("%s is kept as what its bytes are", (name, content, mediaType) => {
    expect(acceptFile(name, content)).toMatchObject({ kind: "accepted", mediaType });
  });

  it.each([
    ["an empty file", bytes(""), /empty/],
    ["a ZIP archive, and so a bomb of one", bytes("PK", [3, 4], "..."), /Archives/],
    ["a gzip of a gigabyte", gzipSync(Buffer.alloc(1024 * 1024)), /Archives/],
    ["a Windows program", bytes("MZ", [0x90, 0]), /Programs/],
    ["an ELF program", bytes([0x7f], "ELF"), /Programs/],
    ["a shell script", bytes("#!/bin/sh\nrm -rf /\n"), /Programs/],
    ["an HTML page", bytes("\n\n<!DOCTYPE html><script>alert(1)</script>"), /HTML/],
    ["an HTML page behind a comment", bytes("<!-- hello -->\n<html>"), /HTML/],
    ["an HTML page behind a byte order mark", bytes([0xef, 0xbb, 0xbf], "<html>"), /HTML/],
    ["an SVG image", bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), /SVG/],
    ["an XML document", bytes('<?xml version="1.0"?><svg/>'), /XML/],
    ["bytes that are no text", bytes([0xff, 0xfe, 0x00, 0x41]), /not accepted/],
    ["text with a NUL in it", bytes("abc", [0], "def"), /not accepted/],
  ])("%s is refused, whatever it is called", (_, content, reason) => {
    for (const name of ["screen.png", "a.txt", "a"])
      expect(acceptFile(name, content)).toMatchObject({
        kind: "refused",
        reason: expect.stringMatching(reason) as string,
      });
  });

  it("may have 10 MiB and not a byte more", () => {
    const large = Buffer.alloc(MAX_FILE_BYTES, "a");
    expect(acceptFile("a.log", large)).toMatchObject({ kind: "accepted" });
    expect(acceptFile("a.log", Buffer.concat([large, Buffer.from("a")]))).toEqual({
      kind: "refused",
      reason: "It is larger than 10 MiB.",
    });
  });

  it.each([
    ["evil.html", PNG, "evil.html.png"],
    ["evil.svg", bytes("plain"), "evil.svg.txt"],
    ["run.sh", bytes("echo hello"), "run.sh.txt"],
    ["../../etc/passwd", bytes("root"), "passwd.txt"],
    ["C:\\Users\\mira\\screen.png", PNG, "screen.png"],
    ["photo\u202egnp.exe", PNG, "photognp.exe.png"],
    ["\r\nSet-Cookie: a.png", PNG, "Set-Cookie a.png"],
    ["", PNG, "file.png"],
    ["...", PNG, "file.png"],
    ["Bildschirm – Zürich 🙂.png", PNG, "Bildschirm – Zürich 🙂.png"],
  ])("called %j is kept under a name that fits what it is", (given, content, name) => {
    expect(acceptFile(given, content)).toMatchObject({ kind: "accepted", name });
  });

  it("has a name of bearable length", () => {
    const verdict = acceptFile(`${"ü".repeat(500)}.png`, PNG);
    expect(verdict).toMatchObject({ name: `${"ü".repeat(LONGEST_FILE_NAME - 4)}.png` });
  });
});
