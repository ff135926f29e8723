import type { Environment } from "@/lib/env-schema";

type Video = Environment["HELP_VIDEOS"][number];

const PLAYERS = {
  youtube: {
    origin: "https://www.youtube-nocookie.com",
    embedOf: (id: string) => `https://www.youtube-nocookie.com/embed/${id}?autoplay=1&cc_load_policy=1&rel=0`,
  },
  vimeo: {
    origin: "https://player.vimeo.com",
    embedOf: (id: string) => `https://player.vimeo.com/video/${id}?autoplay=1&dnt=1&texttrack=en`,
  },
} as const;

/** The address of a video's player, in the provider's mode that sets no cookies, with captions on. */
export function embedAddress({ url }: Pick<Video, "url">): string {
  const id = /[\w-]+$/.exec(url)?.[0] ?? "";
  return PLAYERS[playerOf(url)].embedOf(id);
}

/** Whose players the pages may load: none where no video is configured. */
export function videoOrigins(videos: readonly Pick<Video, "url">[]): string[] {
  return [...new Set(videos.map(({ url }) => PLAYERS[playerOf(url)].origin))];
}

function playerOf(url: string): keyof typeof PLAYERS {
  return new URL(url).hostname === "vimeo.com" ? "vimeo" : "youtube";
}
