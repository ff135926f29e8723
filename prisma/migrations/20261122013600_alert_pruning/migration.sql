-- Notices that were routed long ago and ticks that nothing can be replayed at any more are pruned every day.
GRANT DELETE ON alert_notices, alert_ticks TO regulix_platform;
