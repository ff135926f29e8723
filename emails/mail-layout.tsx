// Each from its own package: the one that has them all takes two seconds to load, in every process.
import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Heading } from "@react-email/heading";
import { Hr } from "@react-email/hr";
import { Html } from "@react-email/html";
import { Img } from "@react-email/img";
import { Preview } from "@react-email/preview";
import { Text } from "@react-email/text";
import type { ReactNode } from "react";

const font = '"Helvetica Neue", Helvetica, Arial, sans-serif';
const ink = "#101718";
const muted = "#51605f";

/** Whose mail it is, as its head and its button show it. */
export type MailBrand = {
  name: string;
  /** An image that everybody can load, 28 px high. */
  logoUrl: string | null;
  /** Read on white, and white on it. */
  color: string;
};

/** What a template of an organisation's mails is given beside its own props. */
export type Branded = { brand?: MailBrand };

const PRODUCT: MailBrand = { name: "Regulix", logoUrl: null, color: "#0b6b66" };

type MailLayoutProps = Branded & {
  /** The line that inboxes show beside the subject. */
  preview: string;
  title: string;
  children: ReactNode;
  /** Why this person receives the mail. */
  reason: string;
};

/** The frame of every mail: one column, one heading, why it came. */
export function MailLayout({ preview, title, children, reason, brand = PRODUCT }: MailLayoutProps) {
  return (
    <Html lang="en">
      <Head />
      <Body style={{ margin: 0, backgroundColor: "#f4f6f6", fontFamily: font, color: ink }}>
        <Preview>{preview}</Preview>
        <Container style={{ maxWidth: 520, padding: "32px 16px" }}>
          <MailHead brand={brand} />
          <Container
            style={{
              backgroundColor: "#ffffff",
              border: "1px solid #dbe2e1",
              borderRadius: 8,
              padding: "28px 28px 20px",
            }}
          >
            <Heading
              as="h1"
              style={{ margin: "0 0 16px", fontSize: 20, lineHeight: "28px", fontWeight: 600 }}
            >
              {title}
            </Heading>
            {children}
          </Container>
          <Text style={{ margin: "16px 0 0", fontSize: 12, lineHeight: "18px", color: muted }}>{reason}</Text>
        </Container>
      </Body>
    </Html>
  );
}

function MailHead({ brand: { name, logoUrl } }: { brand: MailBrand }) {
  if (logoUrl === null)
    return <Text style={{ margin: "0 0 16px", fontSize: 15, fontWeight: 600 }}>{name}</Text>;
  return <Img src={logoUrl} alt={name} height="28" style={{ display: "block", margin: "0 0 16px" }} />;
}

export function MailText({ children }: { children: ReactNode }) {
  return <Text style={{ margin: "0 0 16px", fontSize: 14, lineHeight: "22px" }}>{children}</Text>;
}

type MailActionProps = Branded & { href: string; children: ReactNode };

/** The one action of a mail, and its address in full for readers that show no buttons. */
export function MailAction({ href, children, brand = PRODUCT }: MailActionProps) {
  return (
    <>
      <Button
        href={href}
        style={{
          backgroundColor: brand.color,
          borderRadius: 6,
          color: "#ffffff",
          display: "inline-block",
          fontSize: 14,
          fontWeight: 600,
          padding: "10px 18px",
        }}
      >
        {children}
      </Button>
      <Hr style={{ borderColor: "#dbe2e1", margin: "24px 0 16px" }} />
      <Text
        style={{ margin: "0 0 8px", fontSize: 12, lineHeight: "18px", color: muted, wordBreak: "break-all" }}
      >
        Or open this address: {href}
      </Text>
    </>
  );
}
