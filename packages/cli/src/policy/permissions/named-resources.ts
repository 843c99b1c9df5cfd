import type { TextPart } from "../interpreter/value.ts"
import { fillFormat, literalPart, withStart } from "./arn.ts"
import type { FormInput, Named } from "./named.ts"
import type { Place } from "./resources-of-rule.ts"

/** SES accepts a verified address as well as its verified domain, or a domain above that. */
export function emailIdentities({ parts, start, known }: FormInput): readonly Named[] | undefined {
  if (start.startsWith("arn:")) return undefined
  const address = known === undefined ? parts : [literalPart(/<([^>]+)>/.exec(known)?.[1] ?? known)]
  const last = address.at(-1)
  const at = last?.kind === "literal" ? last.text.lastIndexOf("@") : -1
  // What stands before a display name's `<` is not part of the address.
  const bare = known === undefined && last?.kind === "literal" ? afterDisplayName(address, last.text) : address
  if (last?.kind !== "literal" || (at === -1 && known === undefined)) return [{ name: bare }]
  const labels = last.text
    .slice(at + 1)
    .replace(/>$/, "")
    .split(".")
  const domains = labels.slice(0, Math.max(labels.length - 1, 1)).map((_, index) => labels.slice(index).join("."))
  const names =
    known !== undefined && at === -1
      ? domains.map((domain) => [literalPart(domain)])
      : [bare, ...domains.map((domain) => [literalPart(domain)])]
  return names.map((name) => ({ name }))
}

function afterDisplayName(parts: readonly TextPart[], last: string): readonly TextPart[] {
  if (!last.endsWith(">")) return parts
  const from = parts.findLastIndex((part) => part.kind === "literal" && part.text.includes("<"))
  const part = parts[from]
  const kept =
    part?.kind === "literal"
      ? [literalPart(part.text.slice(part.text.lastIndexOf("<") + 1)), ...parts.slice(from + 1)]
      : parts
  return kept.map((it, index) =>
    index === kept.length - 1 && it.kind === "literal" ? literalPart(it.text.slice(0, -1)) : it,
  )
}

/** A key by its id, or any key that the request calls by a known alias. */
export function kmsKey({ start, known, place }: FormInput): readonly Named[] | undefined {
  const [, before, inArn] = /^(arn:[\w-]+:kms:[\w-]*:\d*:)(alias\/.*)$/.exec(start) ?? []
  const alias = inArn ?? (start.startsWith("alias/") ? start : undefined)
  if (alias === undefined) return undefined
  if (known === undefined) return [{ name: [{ kind: "unknown", reason: "the alias is not known" }] }]
  const condition = { StringEquals: { "kms:RequestAlias": alias } }
  const key = before === undefined ? "arn:${Partition}:kms:${Region}:${Account}:key/*" : `${before}key/*`
  return [{ arn: fillFormat(key, place), condition }]
}

/** A profile such as `eu.anthropic.…` sends the request to the model in several regions. */
export function models({ start, known, place }: FormInput): readonly Named[] | undefined {
  if (/^arn:[\w-]+:bedrock:[^:]*:\d*:(application-)?inference-profile\//.test(start) && known !== undefined) {
    const [, model] = profile.exec(known.slice(known.lastIndexOf("/") + 1)) ?? []
    const any = fillFormat(`arn:\${Partition}:bedrock:*::foundation-model/${model ?? "*"}`, place)
    const condition = { StringEquals: { "bedrock:InferenceProfileArn": known } }
    return [{ arn: [literalPart(known)] }, model === undefined ? { arn: any, condition } : { arn: any }]
  }
  const [, model] = known === undefined ? [] : (profile.exec(known) ?? [])
  if (model === undefined) return undefined
  const ownProfile = fillFormat(`arn:\${Partition}:bedrock:\${Region}:\${Account}:inference-profile/${known}`, place)
  return [{ arn: ownProfile }, { arn: fillFormat(`arn:\${Partition}:bedrock:*::foundation-model/${model}`, place) }]
}

const profile = /^(?:us|us-gov|eu|apac|jp|au|ca|sa|me|af|global)\.(.+)$/

/** A parameter by its name, of which a version or label is no part; AWS's public ones belong to no account. */
export function parameter({ parts, start, known, place }: FormInput): readonly Named[] | undefined {
  if (start.startsWith("arn:")) return undefined
  const name = withStart(parts, start.replace(/^\//, ""))
  if (known === undefined) return [{ name }]
  const plain = known.replace(/^\//, "").replace(/:[\w.-]+$/, "")
  if (!plain.startsWith("aws/service/")) return [{ name: [literalPart(plain)] }]
  return [{ arn: fillFormat(`arn:\${Partition}:ssm:\${Region}::parameter/${plain}`, place) }]
}

/** https://sqs.eu-west-1.amazonaws.com/123456789012/name, its older and its dual-stack forms. */
export function queue({ parts, start, known, place }: FormInput): readonly Named[] | undefined {
  if (start.startsWith("arn:")) return undefined
  if (known === undefined) return [queueInPieces(parts, start, place)]
  const [, host = "", account, name] = /^https?:\/\/([^/]+)\/(\d+)\/([^/]+)$/.exec(known) ?? []
  if (account === undefined) return [{ name: [literalPart(known.slice(known.lastIndexOf("/") + 1))] }]
  const region = regionOfHost(host)
  return [{ arn: fillFormat(`arn:\${Partition}:sqs:${region}:${account}:${name}`, place) }]
}

function regionOfHost(host: string): string {
  const region =
    /(?:^|\.)sqs[.-]([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(host)?.[1] ??
    /^([a-z]{2}(?:-[a-z]+)+-\d)\.queue\./.exec(host)?.[1]
  if (region !== undefined) return region
  return /^(queue|sqs)\.amazonaws\.com$/.test(host) ? "us-east-1" : "${Region}"
}

// A URL put together of pieces: the name is what follows the last slash.
function queueInPieces(parts: readonly TextPart[], start: string, place: Place): Named {
  if (!/^https?:/.test(start)) return { name: parts }
  const at = parts.findLastIndex((part) => part.kind === "literal" && part.text.includes("/"))
  const part = parts[at]
  if (part?.kind !== "literal") return { name: parts }
  const name = part.text.slice(part.text.lastIndexOf("/") + 1)
  const rest = [...(name === "" ? [] : [literalPart(name)]), ...parts.slice(at + 1)]
  const account = /\/(\d{12})\/[^/]*$/.exec(part.text)?.[1]
  const region = at === 0 ? regionOfHost(/^https?:\/\/([^/]+)/.exec(start)?.[1] ?? "") : "${Region}"
  return account === undefined
    ? { name: rest }
    : { arn: [...fillFormat(`arn:\${Partition}:sqs:${region}:${account}:`, place), ...rest] }
}

/** Secrets Manager adds a hyphen and six random characters to a secret's name in its ARN. */
export function secret({ parts, start, known }: FormInput): readonly Named[] | undefined {
  if (!start.startsWith("arn:")) return [{ name: [...parts, random] }]
  if (known === undefined || /-[A-Za-z0-9]{6}$/.test(known) || known.endsWith("*")) return [{ arn: parts }]
  return [{ arn: [...parts, random] }]
}

const random = literalPart("-??????")
