import "server-only";
import { render } from "@react-email/render";
import { createElement } from "react";
import { TEMPLATES, type TemplateName, type TemplateProps } from "./templates";

export type RenderedMail = { subject: string; html: string; text: string };

/** Writes a mail from its template: nothing is fetched, so it may run inside a transaction. */
export async function renderMail<Name extends TemplateName>(
  name: Name,
  props: TemplateProps[Name],
): Promise<RenderedMail> {
  const template = TEMPLATES[name];
  const element = createElement(template.component, props);
  const [html, text] = await Promise.all([render(element), render(element, { plainText: true })]);
  return { subject: template.subject(props), html, text };
}
