import Link from "next/link";

import { HelpMarkdown } from "@/components/help/help-markdown";
import { helpHref, type HelpPlace } from "@/components/help/help-place";
import { formatDuration } from "@/lib/core/format/duration";
import type { Recording } from "@/lib/help/types";

type RecordingCardProps = { recording: Recording; place: HelpPlace };

/** A recording of the product: the browser's own player, which loads nothing of it before it is played. */
export function RecordingCard({ recording, place }: RecordingCardProps) {
  const { slug, title, description, article, seconds, film, captions, poster, transcript } = recording;
  return (
    <article aria-labelledby={slug} className="grid content-start gap-2">
      <video
        controls
        playsInline
        preload="none"
        poster={poster}
        width={1280}
        height={720}
        aria-label={`Recording: ${title}`}
        data-print="hide"
        className="aspect-video h-auto w-full rounded-lg border"
      >
        <source src={film} type="video/webm" />
        <track kind="captions" src={captions} srcLang="en" label="English" default />
        <a href={film}>Download the recording</a>
      </video>
      <h3 id={slug} className="font-semibold">
        {title} <span className="text-muted-foreground font-normal">· {formatDuration(seconds)}</span>
      </h3>
      <p className="text-muted-foreground">
        {description}{" "}
        <Link
          href={helpHref(place, article)}
          prefetch={false}
          className="text-link underline underline-offset-2"
        >
          Read it instead
        </Link>
      </p>
      <details className="rounded-md border px-3 py-2">
        <summary className="font-medium">Transcript</summary>
        <div className="mt-2">
          <HelpMarkdown markdown={transcript} place={place} withAnchors={false} />
        </div>
      </details>
    </article>
  );
}
