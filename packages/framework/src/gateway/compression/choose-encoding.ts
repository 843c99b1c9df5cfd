export type Encoding = "gzip" | "deflate"

/**
 * The coding of an answer: what the client prefers, where API Gateway knows it. Without preferences, and where the client
 * prefers something else or anything, it does not compress ("Payload compression for REST APIs", API Gateway developer guide).
 * † Of equals the first is preferred.
 */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding | undefined {
  const [preferred] = (acceptEncoding ?? "")
    .split(",")
    .map(readPreference)
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
  return preferred?.coding === "gzip" || preferred?.coding === "deflate" ? preferred.coding : undefined
}

function readPreference(text: string): { readonly coding: string; readonly weight: number } {
  const [coding = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase())
  const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2)
  return { coding, weight: weight === undefined ? 1 : Number(weight) || 0 }
}
