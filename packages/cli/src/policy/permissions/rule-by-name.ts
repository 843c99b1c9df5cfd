import { keysOf } from "../interpreter/keys-of.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import type { ResourceRule, VariableRule } from "./resource-rule.ts"
import type { ResourceType } from "./service-data.ts"

/**
 * A rule for a resource type that has none of its own: services name the parameter after the variable of the ARN or
 * after the type. `cluster/${ClusterName}` is told by `cluster`, `clusterName`, `ClusterArn` and the like. Undefined
 * when the call has no such parameter.
 */
export function ruleByName(type: ResourceType, event: SdkEvent, isOnly: boolean): ResourceRule | undefined {
  const spelled = new Map(event.input.flatMap(keysOf).map((key) => [key.toLowerCase(), key]))
  const [format = ""] = type.format.split(", ")
  const names = [...format.matchAll(/\$\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])
  const variables = names.filter((name) => !["Account", "Partition", "Region"].includes(name))
  const own = variables.at(-1)
  const found = variables.map((name): readonly [string, VariableRule] => {
    const stems = [stemOf(name), ...(name === own ? [plain(type.name), ...(isOnly ? [""] : [])] : [])]
    const candidates = stems.flatMap(namesOf)
    const param =
      candidates.find((candidate) => spelled.has(candidate)) ??
      longer(candidates, [...spelled.keys()]) ??
      (name === own ? arnOfLastWord(type.name, [...spelled.keys()]) : undefined)
    const key = param === undefined ? undefined : spelled.get(param)
    return [name, key === undefined ? { params: [], free: true } : { params: [isPlural(param) ? `${key}[]` : key] }]
  })
  const isNamed = found.some(([name, { params }]) => params.length > 0 && (name === own || found.length === 1))
  // The variable that tells the resource comes first: it may hold the whole ARN.
  return isNamed ? { type: type.name, variables: Object.fromEntries(found.toReversed()) } : undefined
}

// `vectorBucketName` for `BucketName`.
function longer(candidates: readonly string[], spelled: readonly string[]): string | undefined {
  const telling = candidates.filter((candidate) => /(name|id|arn)$/.test(candidate) && candidate.length > 6)
  return spelled.find((key) => telling.some((candidate) => key.endsWith(candidate)))
}

// `EndpointArn` for a `document-classifier-endpoint`.
function arnOfLastWord(type: string, spelled: readonly string[]): string | undefined {
  const [word = ""] = /[A-Za-z]+$/.exec(type) ?? []
  return spelled.find((key) => key.length > "arn".length && key.endsWith(`${word.toLowerCase()}arn`))
}

// `ClusterName`, `ClusterId` and `ClusterArn` are all of the cluster.
function stemOf(variable: string): string {
  const stem = plain(variable).replace(/(name|id|identifier|arn)$/, "")
  return stem === "" || stem === "resource" ? "" : stem
}

function plain(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9]/g, "").toLowerCase()
}

function namesOf(stem: string): readonly string[] {
  const singular = ["arn", "name", "id", "identifier"].map((ending) => `${stem}${ending}`)
  if (stem === "") return [...singular, "resourcearn"]
  return [...singular, stem, `${stem}arns`, `${stem}names`, `${stem}ids`, `${stem}s`]
}

function isPlural(name: string | undefined): boolean {
  return name !== undefined && name.endsWith("s") && !/(address|alias|class|status|access|process|s3|dns)$/.test(name)
}
