-- The daily maintenance removes mail that was delivered, or failed for good, long ago.
GRANT DELETE ON mail_messages TO regulix_platform;
