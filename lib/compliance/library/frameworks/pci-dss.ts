import { defineFramework } from "./define-framework";

/** Requirement numbers of PCI DSS at their second level; the wording is ours. */
export const PCI_DSS = defineFramework({
  id: "pci-dss",
  name: "PCI DSS",
  version: "4.0.1",
  validFrom: "2025-01-01",
  description: "Protection of payment card data, in twelve requirements.",
  sections: [
    {
      id: "1",
      title: "1 Network security controls",
      requirements: [
        ["1.1", "Processes for network security controls are defined and understood."],
        ["1.2", "Network security controls are configured and maintained."],
        ["1.3", "Traffic into and out of the cardholder environment is restricted."],
        ["1.4", "Connections between trusted and untrusted networks are controlled."],
        ["1.5", "Devices that reach both untrusted networks and the environment are protected."],
      ],
    },
    {
      id: "2",
      title: "2 Secure configurations",
      requirements: [
        ["2.1", "Processes for secure configurations are defined and understood."],
        ["2.2", "System components are configured and managed securely."],
        ["2.3", "Wireless environments are configured and managed securely."],
      ],
    },
    {
      id: "3",
      title: "3 Stored account data",
      requirements: [
        ["3.1", "Processes for protecting stored account data are defined and understood."],
        ["3.2", "As little account data is stored as possible."],
        ["3.3", "Sensitive authentication data is not kept after authorisation."],
        ["3.4", "Display and copying of full card numbers is restricted."],
        ["3.5", "Card numbers are unreadable wherever they are stored."],
        ["3.6", "Keys that protect stored account data are secured."],
        ["3.7", "The whole life of such keys is governed by procedures."],
      ],
    },
    {
      id: "4",
      title: "4 Transmission",
      requirements: [
        ["4.1", "Processes for protecting card data in transmission are defined and understood."],
        ["4.2", "Card numbers are protected by strong cryptography in transmission."],
      ],
    },
    {
      id: "5",
      title: "5 Malicious software",
      requirements: [
        ["5.1", "Processes against malicious software are defined and understood."],
        ["5.2", "Malicious software is prevented, or detected and addressed."],
        ["5.3", "Protection is active, maintained and monitored."],
        ["5.4", "People are protected against phishing."],
      ],
    },
    {
      id: "6",
      title: "6 Secure systems and software",
      requirements: [
        ["6.1", "Processes for secure systems and software are defined and understood."],
        ["6.2", "Bespoke software is developed securely."],
        ["6.3", "Vulnerabilities are identified and addressed."],
        ["6.4", "Public web applications are protected against attacks."],
        ["6.5", "Changes to all components are managed securely."],
      ],
    },
    {
      id: "7",
      title: "7 Need to know",
      requirements: [
        ["7.1", "Processes for restricting access are defined and understood."],
        ["7.2", "Access is defined and assigned by need, and reviewed."],
        ["7.3", "An access control system enforces it."],
      ],
    },
    {
      id: "8",
      title: "8 Identification and authentication",
      requirements: [
        ["8.1", "Processes for identifying and authenticating are defined and understood."],
        ["8.2", "Identities and accounts are managed through their whole life."],
        ["8.3", "Strong authentication is established and managed."],
        ["8.4", "Several factors secure access to the cardholder environment."],
        ["8.5", "Multi-factor systems cannot be misused."],
        ["8.6", "Accounts of systems and applications are managed strictly."],
      ],
    },
    {
      id: "9",
      title: "9 Physical access",
      requirements: [
        ["9.1", "Processes for restricting physical access are defined and understood."],
        ["9.2", "Entry to facilities with cardholder systems is controlled."],
        ["9.3", "Access of personnel and visitors is authorised and managed."],
        ["9.4", "Media with cardholder data are stored, moved and destroyed securely."],
        ["9.5", "Devices that read cards are protected against tampering."],
      ],
    },
    {
      id: "10",
      title: "10 Logging and monitoring",
      requirements: [
        ["10.1", "Processes for logging and monitoring are defined and understood."],
        ["10.2", "Audit logs record what is needed to detect and reconstruct."],
        ["10.3", "Audit logs are protected from destruction and change."],
        ["10.4", "Audit logs are reviewed to find suspicious activity."],
        ["10.5", "Audit logs are kept for twelve months, three of them at hand."],
        ["10.6", "Clocks are synchronised."],
        ["10.7", "Failures of critical security controls are detected and answered at once."],
      ],
    },
    {
      id: "11",
      title: "11 Testing",
      requirements: [
        ["11.1", "Processes for testing security are defined and understood."],
        ["11.2", "Wireless access points are identified and monitored."],
        ["11.3", "Vulnerabilities inside and outside are scanned for and addressed."],
        ["11.4", "Penetration tests are performed and their findings corrected."],
        ["11.5", "Intrusions and unexpected changes of files are detected and answered."],
        ["11.6", "Unauthorised changes of payment pages are detected and answered."],
      ],
    },
    {
      id: "12",
      title: "12 Policies and programmes",
      requirements: [
        ["12.1", "A security policy is kept current and known."],
        ["12.2", "Acceptable use of technology is defined."],
        ["12.3", "Risks to the environment are identified, evaluated and managed."],
        ["12.4", "Compliance with the standard is managed."],
        ["12.5", "The scope is documented and confirmed."],
        ["12.6", "Security awareness is taught continuously."],
        ["12.7", "Personnel is screened before it is hired."],
        ["12.8", "Risks of third-party providers are managed."],
        ["12.9", "Providers support their customers' compliance."],
        ["12.10", "Suspected and confirmed incidents are answered at once."],
      ],
    },
  ],
});
