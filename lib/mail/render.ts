import "server-only";
import { render } from "@react-email/render";
import type { MailBrand } from "@/emails/mail-layout";
import { TEMPLATES, type TemplateName, type TemplateProps } from "./templates";

export type RenderedMail = { subject: string; html: string; text: string };

/** Writes a mail from its template, in an organisation's looks or the product's: nothing is fetched, so it may run inside a transaction. */
export async function renderMail<Name extends TemplateName>(
  name: Name,
  props: TemplateProps[Name],
  brand?: MailBrand,
): Promise<RenderedMail> {
  const template = TEMPLATES[name];
  const element = template.write({ ...props, brand });
  const [html, text] = await Promise.all([render(element), render(element, { plainText: true })]);
  return { subject: template.subject(props), html, text };
}
