import type { DeclaredResource } from "../../model/access-judge.ts"
import type { ResourceReference } from "../../model/app-model.ts"
import { canonicalJson } from "../../model/canonical-json.ts"
import type { CfnValue } from "../../model/cloudformation.ts"
import { showResource } from "../../model/show-resource.ts"
import { templateText } from "../../model/template-text.ts"

export interface LocalPlace {
  readonly region: string
  readonly accountId: string
  readonly references: readonly ResourceReference[]
  /** What this machine has for the variables of the references: names and ARNs of what stands in for the resources. */
  readonly values: Readonly<Record<string, string>>
}

/** Stands in the ARN of a declared resource that this machine has no ARN for. */
export const notHere = "arn:aws:declared:::"

/** What template values are on this machine: `{ "Fn::GetAtt": ["TodosTable", "Arn"] }` is the ARN of the local table. */
export function localValues({ region, accountId, references, values }: LocalPlace): {
  textOf(value: CfnValue): string
  /** The resource that the ARN is of, if the app declares it. */
  declared(arn: string): DeclaredResource | undefined
  /** The ARN as `tsapi policy` shows it. */
  shown(arn: string): string
} {
  const known = new Map(
    references.flatMap(({ value, environmentVariable }) => {
      const local = values[environmentVariable]
      return local === undefined ? [] : [[canonicalJson(value), inPlace(local, { region, accountId })] as const]
    }),
  )
  const pseudo: Readonly<Record<string, string>> = {
    "AWS::AccountId": accountId,
    "AWS::Partition": "aws",
    "AWS::Region": region,
    "AWS::URLSuffix": "amazonaws.com",
  }
  const textOf = (value: CfnValue) =>
    templateText(value, {
      reference: (name) => pseudo[name] ?? known.get(canonicalJson({ Ref: name })) ?? `${notHere}${name}`,
      attribute: (name) => known.get(canonicalJson({ "Fn::GetAtt": name.split(".") })) ?? `${notHere}${name}`,
      whole: (whole) => known.get(canonicalJson(whole)),
    })
  for (const { arn, arnFromName } of references) {
    const text = arnFromName === undefined ? notHere : textOf(arnFromName)
    if (!known.has(canonicalJson(arn)) && !text.includes(notHere)) known.set(canonicalJson(arn), text)
  }
  const handles = new Map(references.map(({ arn, location }) => [textOf(arn), { arn, location }]))
  const names = references.map(({ arn }) => [textOf(arn), showResource(arn)] as const)
  return {
    textOf,
    declared: (arn) => handles.get(arn),
    shown(arn) {
      const [own, name] =
        names.find(([text]) => arn === text || (/^[/:]/.test(arn.slice(text.length)) && arn.startsWith(text))) ?? []
      if (own !== undefined && name !== undefined) return name + arn.slice(own.length)
      return arn.replace(`:${region}:${accountId}:`, ":<region>:<account>:").replace(`::${accountId}:`, "::<account>:")
    },
  }
}

/** An ARN as it is in this place: stand-ins differ in the region and the account they write into theirs. */
export function inPlace(arn: string, { region, accountId }: Pick<LocalPlace, "region" | "accountId">): string {
  const [prefix, partition, service, ownRegion, account, ...rest] = arn.split(":")
  if (prefix !== "arn" || ownRegion === undefined || account === undefined) return arn
  return [
    prefix,
    partition,
    service,
    standInRegions.has(ownRegion) ? region : ownRegion,
    account === "000000000000" ? accountId : account,
    ...rest,
  ].join(":")
}

const standInRegions = new Set(["ddblocal", "local", "localhost"])
