import { BlockList, isIP } from "node:net"

/** Whether an address is in a range, `10.0.0.0/24` or `2001:db8::/32`; a single address is a range of itself. */
export function isInCidr(range: string, address: string): boolean {
  const block = parseCidr(range)
  const version = isIP(address)
  if (!block || version !== block.version) return false
  const list = new BlockList()
  const family = version === 4 ? "ipv4" : "ipv6"
  list.addSubnet(block.network, block.bits, family)
  return list.check(address, family)
}

/** Undefined for what is no range of addresses. */
export function parseCidr(
  range: string,
): { readonly network: string; readonly bits: number; readonly version: number } | undefined {
  const [network = "", bits, ...rest] = range.split("/")
  const version = isIP(network)
  const longest = version === 4 ? 32 : 128
  const length = bits === undefined ? longest : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN
  if (version === 0 || rest.length > 0 || !(length >= 0 && length <= longest)) return undefined
  return { network, bits: length, version }
}
