import { BlockList, isIP } from "node:net"

/** An address or a range in CIDR notation; undefined for anything else. */
export function readIpRange(
  text: string,
): { readonly address: string; readonly prefix: number; readonly family: "ipv4" | "ipv6" } | undefined {
  const [, address = "", digits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const version = isIP(address)
  if (version === 0) return undefined
  const bits = version === 4 ? 32 : 128
  const prefix = digits === undefined ? bits : Number(digits)
  return prefix > bits ? undefined : { address, prefix, family: version === 4 ? "ipv4" : "ipv6" }
}

/** Compiles ranges; what comes back says whether an address is in one of them. */
export function ipMatcher(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const text of ranges) {
    const range = readIpRange(text)
    if (!range) throw new Error(`"${text}" is no range of IP addresses.`)
    list.addSubnet(range.address, range.prefix, range.family)
  }
  return (address) => list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4")
}
