/** How the document is dressed: the organisation's name and colour, its logo where it has one. */
export type ReportBrand = {
  name: string;
  /** sRGB, as #0f6b70. */
  color: string;
  /** The bytes of a PNG. */
  logo: Buffer | null;
};
