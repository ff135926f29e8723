import { stem } from "./stem";

/** Words of one line mean the same to somebody who searches; each finds what the others do. */
const GROUPS = `
member user colleague teammate coworker employee people person staff
remove delete erase drop revoke uninstall
invite add bring onboard
change edit modify update alter rename adjust
create new generate make issue
organisation organization company workspace tenant team account
alert alarm warning page
incident outage downtime crash disaster
mute silence quiet hush suppress snooze disable
notification notify message tell told inform announce
channel slack teams integration
sms text phone mobile twilio
signin access enter
signout session device
password credential passphrase
2fa authenticator factor
lockout locked blocked
role permission right privilege promote demote
react respond answer reply reaction
settings preferences options configuration
report summary digest
down offline unavailable unreachable
fingerprint biometric face
setup configure connect integrate link
begin start first beginner
approve approval confirm accept
restore revert undo rollback previous earlier
mistake wrong incorrect
often frequency interval frequently
browser chrome firefox safari
library sdk client
copy export download
stop end quit cancel cancellation terminate
responsible owner assignee assign
compute calculate
inbox bell
score percentage grade
swap exchange trade
vacation holiday absence sick ill
metric figure measurement kpi chart graph
collection collect scrape poll
gap missing hole blank empty
storage disk space quota
latency slow speed performance response
error failure fail broken
cpu processor
memory ram
send push post upload ingest
download export csv
key token secret
limit quota cap maximum
ratelimit throttle 429
evidence proof snapshot attestation
verify check validate prove confirm
auditor audit inspector
auditlog history trail
tamper manipulate forge alter
schedule rota roster rotation shift duty
override swap cover replace substitute
escalation escalate
acknowledge ack accept
resolve close finish end
snooze postpone delay later
threshold level
policy rule condition
postmortem retrospective review
maintenance deployment window
timezone clock hour
theme appearance colour color dark light
keyboard shortcut hotkey
address slug url domain
mail inbox email
name rename
owner administrator admin
ownership owner transfer handover
gdpr privacy dsgvo
bill invoice receipt
price cost fee
payment pay paid
card visa mastercard
subscription contract
vat tax
budget cap limit
decline reject refuse
severity priority urgency
duplicate twice repeat
retention keep store archive
lost stolen forgot forgotten gone
install host deploy selfhost
log record syslog
`;

const groupsByWord = new Map<string, Set<string>>();
for (const line of GROUPS.trim().split("\n")) {
  const group = line.split(" ").map(stem);
  for (const word of group) groupsByWord.set(word, new Set([...(groupsByWord.get(word) ?? []), ...group]));
}

/** Other stems that mean what this one does. */
export function synonymsOf(stemmed: string): string[] {
  return [...(groupsByWord.get(stemmed) ?? [])].filter((other) => other !== stemmed);
}

/** Every word of the synonyms as it is written: known to the spelling correction as well. */
export const SYNONYM_WORDS: readonly string[] = [...new Set(GROUPS.trim().split(/\s+/))];
