import type { Metadata } from "next";
import { VideosPage } from "@/app/_help/videos-page";

export const metadata: Metadata = { title: "Videos" };

export default function PublicVideosPage() {
  return <VideosPage place={{ organization: null }} />;
}
