/** Plainly, what a custom domain shows and what stays at the installation's own address. */
export function WhatIsServed({ home }: { home: string }) {
  return (
    <ul className="max-w-reading grid list-disc gap-2 pl-5 text-sm">
      <li>
        All pages of this organisation, its auditors’ rooms and the status of the installation, in your logo
        and colours.
      </li>
      <li>
        Nobody types a password there. Members sign in at <span className="font-mono">{home}</span> with the
        way that they always use, confirm, and come back signed in. The cookie is good for this one name and
        opens this one organisation.
      </li>
      <li>
        Profiles, passwords, passkeys, closing the organisation and other organisations stay at{" "}
        <span className="font-mono">{home}</span>: links lead there. So do the API, invitations and the links
        in mails.
      </li>
    </ul>
  );
}
