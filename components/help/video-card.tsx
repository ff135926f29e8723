"use client";

import { Play } from "lucide-react";
import { useState } from "react";

type VideoCardProps = {
  title: string;
  description: string;
  /** Where it is with its provider, for readers whose browser runs no scripts. */
  address: string;
  /** The provider's player; asked for only after the click. */
  embedAddress: string;
  provider: string;
  transcript: string;
};

/** A video of a third party behind a button, with what is said in it. */
export function VideoCard({
  title,
  description,
  address,
  embedAddress,
  provider,
  transcript,
}: VideoCardProps) {
  const [isLoaded, setLoaded] = useState(false);
  return (
    <article className="grid content-start gap-2">
      {isLoaded ? (
        <iframe
          src={embedAddress}
          title={title}
          allow="autoplay; fullscreen; picture-in-picture"
          allowFullScreen
          referrerPolicy="strict-origin-when-cross-origin"
          className="aspect-video w-full rounded-lg border"
        />
      ) : (
        <button
          type="button"
          onClick={() => setLoaded(true)}
          className="bg-muted hover:bg-accent grid aspect-video w-full place-items-center rounded-lg border p-4"
        >
          <span className="grid justify-items-center gap-2">
            <Play className="text-primary size-10" aria-hidden />
            <span className="font-medium">Play: {title}</span>
            <span className="text-muted-foreground text-sm">
              Loads the player of {provider}, which learns your address.
            </span>
          </span>
        </button>
      )}
      <h3 className="font-semibold">{title}</h3>
      <p className="text-muted-foreground">
        {description}{" "}
        <a href={address} rel="noreferrer" className="text-link underline underline-offset-2">
          Open on {provider}
        </a>
      </p>
      <details className="rounded-md border px-3 py-2">
        <summary className="font-medium">Transcript</summary>
        <p className="mt-2 whitespace-pre-line">{transcript}</p>
      </details>
    </article>
  );
}
