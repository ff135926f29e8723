/** The two themes of the interface. */
export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** What an organisation chooses: buttons are primary, links and selection are accent. `#rrggbb` each. */
export type BrandColors = { primary: string; accent: string };

/** Every colour of a theme that follows from what was chosen. */
export type Shades = BrandColors & {
  primaryHover: string;
  /** The text on primary. */
  primaryForeground: string;
  selected: string;
  /** The text on selected. */
  selectedForeground: string;
};

export const BRAND_IMAGES = ["logo", "favicon"] as const;
export type BrandImageKind = (typeof BRAND_IMAGES)[number];

/** An image as it is kept: always PNG, which every mail program and document understands. */
export type BrandImage = {
  /** For `getFile` of lib/storage. */
  key: string;
  mediaType: "image/png";
  /** The address below the installation's own, for everybody who knows it. */
  path: string;
};

/** How an organisation looks. Without a brand of its own, or a plan for it, it looks like the product. */
export type Branding = {
  /** The organisation's name. */
  name: string;
  logo: BrandImage | null;
  favicon: BrandImage | null;
  /** The colours on paper and in mails: those of the light theme. */
  primary: string;
  accent: string;
  light: Shades;
  dark: Shades;
  /** True where colours of its own are chosen. */
  hasColors: boolean;
};
