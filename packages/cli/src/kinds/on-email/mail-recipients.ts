/**
 * Those of the addresses that a rule is for.
 * https://docs.aws.amazon.com/ses/latest/dg/receiving-email-receipt-rules-console-walkthrough.html
 */
export function fittingRecipients(addresses: readonly string[], recipients: readonly string[]): readonly string[] {
  return addresses.filter((address) => recipients.some((recipient) => fits(address.toLowerCase(), recipient)))
}

/** A user with any label after a plus sign, all users of a domain, or those of all its subdomains. */
function fits(address: string, recipient: string): boolean {
  const wanted = recipient.toLowerCase()
  const domain = address.slice(address.lastIndexOf("@") + 1)
  if (wanted.includes("@")) return [address, address.replace(/\+[^@]*@/, "@")].includes(wanted)
  return wanted.startsWith(".") ? domain.endsWith(wanted) : domain === wanted
}

/** `"Doe, John" <john@example.com>, jane@example.com`: as they stand. Commas in quotes are part of a name. */
export function addressesOf(text: string): readonly string[] {
  return (text.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g) ?? []).map((address) => address.trim())
}

/** `john@example.com` of the first of these; undefined for what is no address. */
export function bareAddress(address: string): string | undefined {
  const bare = /<([^<>]*)>$/.exec(address)?.[1] ?? address
  return /^[^\s@]+@[^\s@]+$/.test(bare) ? bare : undefined
}
