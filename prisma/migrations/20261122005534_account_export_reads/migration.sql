-- A person's export (GDPR art. 15 and 20) names what they wrote and took on in every organisation they were ever in.
CREATE POLICY platform_export ON alert_notes FOR SELECT TO regulix_platform USING (true);
CREATE POLICY platform_export ON incident_roles FOR SELECT TO regulix_platform USING (true);
GRANT SELECT ON alert_notes, incident_roles TO regulix_platform;
