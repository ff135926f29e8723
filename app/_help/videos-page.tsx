import { HelpFrame } from "@/components/help/help-frame";
import type { HelpPlace } from "@/components/help/help-place";
import { RecordingCard } from "@/components/help/recording-card";
import { VideoCard } from "@/components/help/video-card";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/ui/section";
import { env } from "@/lib/env";
import { allRecordings } from "@/lib/help/recordings";
import { embedAddress } from "@/lib/help/videos";

const GRID = "grid gap-8 md:grid-cols-2";

/** Recordings of the product, and the videos of whoever runs this installation. */
export function VideosPage({ place }: { place: HelpPlace }) {
  const videos = env.HELP_VIDEOS;
  return (
    <HelpFrame place={place} current="videos">
      <PageHeader title="Videos" description="To watch, with captions, or to read: each has a transcript." />
      <Section title="The product in use" description="Silent recordings of less than a minute each.">
        <div className={GRID}>
          {allRecordings().map((recording) => (
            <RecordingCard key={recording.slug} recording={recording} place={place} />
          ))}
        </div>
      </Section>
      {videos.length > 0 && (
        <Section
          title="More videos"
          description="They are kept by others. Nothing is asked of them before you press play."
        >
          <div className={GRID}>
            {videos.map((video) => (
              <VideoCard
                key={video.url}
                title={video.title}
                description={video.description}
                transcript={video.transcript}
                address={video.url}
                embedAddress={embedAddress(video)}
                provider={video.url.includes("vimeo.com") ? "Vimeo" : "YouTube"}
              />
            ))}
          </div>
        </Section>
      )}
    </HelpFrame>
  );
}
