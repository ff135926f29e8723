/**
 * Where everybody can have an address: whoever proved such a domain would still not speak for the people
 * behind its addresses.
 */
export const MAIL_PROVIDERS: ReadonlySet<string> = new Set([
  ...["gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "passport.com"],
  ...["outlook.de", "outlook.fr", "hotmail.co.uk", "hotmail.de", "hotmail.fr", "hotmail.it", "live.co.uk"],
  ...[
    "yahoo.com",
    "yahoo.co.uk",
    "yahoo.de",
    "yahoo.fr",
    "yahoo.it",
    "yahoo.es",
    "yahoo.co.jp",
    "yahoo.co.in",
  ],
  ...["ymail.com", "rocketmail.com", "aol.com", "icloud.com", "me.com", "mac.com"],
  ...[
    "proton.me",
    "protonmail.com",
    "pm.me",
    "tuta.com",
    "tuta.io",
    "tutanota.com",
    "fastmail.com",
    "hey.com",
  ],
  ...["gmx.de", "gmx.net", "gmx.at", "gmx.ch", "gmx.com", "web.de", "freenet.de", "t-online.de", "posteo.de"],
  ...[
    "mailbox.org",
    "bluewin.ch",
    "orange.fr",
    "free.fr",
    "laposte.net",
    "wanadoo.fr",
    "sfr.fr",
    "libero.it",
  ],
  ...["virgilio.it", "tiscali.it", "telenet.be", "ziggo.nl", "kpnmail.nl", "seznam.cz", "wp.pl", "o2.pl"],
  ...["onet.pl", "interia.pl", "btinternet.com", "sky.com", "virginmedia.com", "comcast.net", "verizon.net"],
  ...["att.net", "sbcglobal.net", "bellsouth.net", "cox.net", "charter.net", "shaw.ca", "rogers.com"],
  ...["bigpond.com", "optusnet.com.au", "xtra.co.nz", "mail.com", "email.com", "zoho.com", "zohomail.com"],
  ...["mail.ru", "bk.ru", "list.ru", "inbox.ru", "yandex.ru", "yandex.com", "rambler.ru", "ukr.net"],
  ...["qq.com", "163.com", "126.com", "sina.com", "sohu.com", "foxmail.com", "naver.com", "daum.net"],
  ...["hanmail.net", "rediffmail.com", "uol.com.br", "bol.com.br", "terra.com.br", "mailinator.com"],
]);
