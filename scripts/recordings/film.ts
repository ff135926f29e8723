import type { Page } from "@playwright/test";
import type { Camera } from "./camera";

/** A recording of the product: what is said about it, and what happens in it. */
export type Film = {
  /** The name of its files. */
  slug: string;
  title: string;
  description: string;
  /** The help article that says the same in words. */
  article: string;
  act: (set: FilmSet) => Promise<void>;
};

export type FilmSet = {
  camera: Camera;
  /** The window that is filmed first; an owner of the organisation is signed in. */
  page: Page;
  /** The organisation in which every film plays. */
  organization: { id: string; slug: string };
  /** Another browser, in which nobody is signed in. */
  openWindow: () => Promise<Page>;
};
