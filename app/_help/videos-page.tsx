import { EmptyState } from "@/components/feedback/empty-state";
import { HelpFrame } from "@/components/help/help-frame";
import type { HelpPlace } from "@/components/help/help-place";
import { VideoCard } from "@/components/help/video-card";
import { PageHeader } from "@/components/layout/page-header";
import { env } from "@/lib/env";
import { embedAddress } from "@/lib/help/videos";

/** The videos of whoever runs this installation. */
export function VideosPage({ place }: { place: HelpPlace }) {
  const videos = env.HELP_VIDEOS;
  return (
    <HelpFrame place={place} current="videos">
      <PageHeader title="Videos" description="To watch, with captions, or to read: each has a transcript." />
      {videos.length === 0 ? (
        <EmptyState
          title="No videos yet"
          description="Whoever runs this installation can add theirs with the setting HELP_VIDEOS. The articles say all that a video would."
        />
      ) : (
        <div className="grid gap-8 md:grid-cols-2">
          {videos.map((video) => (
            <VideoCard
              key={video.url}
              title={video.title}
              description={video.description}
              transcript={video.transcript}
              embedAddress={embedAddress(video)}
              provider={video.url.includes("vimeo.com") ? "Vimeo" : "YouTube"}
            />
          ))}
        </div>
      )}
    </HelpFrame>
  );
}
