import type { AttributeMap, AttributeValue } from "./table-stream-event.ts"

/**
 * An item in the values of JavaScript, as the SDK's document client gives them: sets are `Set`s, bytes `Uint8Array`s, and
 * whole numbers that a `number` would round are `bigint`s.
 */
export function unmarshal(item: AttributeMap): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, toNative(value)]))
}

function toNative({ S, N, B, BOOL, SS, NS, BS, L, M }: AttributeValue): unknown {
  if (S !== undefined) return S
  if (N !== undefined) return toNumber(N)
  if (B !== undefined) return toBytes(B)
  if (BOOL !== undefined) return BOOL
  if (M) return unmarshal(M)
  if (L) return L.map(toNative)
  if (SS) return new Set(SS)
  if (NS) return new Set(NS.map(toNumber))
  if (BS) return new Set(BS.map(toBytes))
  return null
}

function toNumber(text: string): number | bigint {
  const number = Number(text)
  return Number.isSafeInteger(number) || !/^-?\d+$/.test(text) ? number : BigInt(text)
}

function toBytes(base64: string): Uint8Array {
  return Buffer.from(base64, "base64")
}
