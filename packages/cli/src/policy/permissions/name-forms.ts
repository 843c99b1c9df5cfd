import type { TextPart } from "../interpreter/value.ts"
import type { CfnValue } from "../../model/cloudformation.ts"
import { fillFormat, literalPart, substituted, withStart } from "./arn.ts"
import { emailIdentities, kmsKey, models, parameter, queue, secret } from "./named-resources.ts"
import type { FormInput, Named } from "./named.ts"
import type { Form } from "./resource-rule.ts"
import type { Place } from "./resources-of-rule.ts"

export interface Reading {
  readonly form: Form | undefined
  /** The region of the request. */
  readonly place: Place
}

/** Reads a parameter's text in the form the service defines for it; some forms mean several resources. */
export function readNames(parts: readonly TextPart[], { form, place }: Reading): readonly Named[] {
  const [first] = parts
  const start = first?.kind === "literal" ? first.text : ""
  const known = parts.length === 1 && first?.kind === "literal" ? first.text : undefined
  if (first?.kind === "template" && isArn(first.value)) return [{ arn: parts }]
  const special = form === undefined ? undefined : forms[form]?.({ parts, start, known, place })
  if (special) return special
  if (start.startsWith("arn:")) return [{ arn: parts }]
  return [{ name: parts }]
}

// Undefined where the text is to be read as any other: a whole ARN, or a name.
const forms: Readonly<Record<Form, (input: FormInput) => readonly Named[] | undefined>> = {
  document: ({ known, place }) =>
    known?.startsWith("AWS-")
      ? [{ arn: fillFormat(`arn:\${Partition}:ssm:\${Region}::document/${known}`, place) }]
      : undefined,
  ec2Instance: ({ known }) => (known?.startsWith("mi-") === true ? [] : undefined),
  email: emailIdentities,
  eventBusName: ({ parts, start }) => {
    const at = start.indexOf(":event-bus/")
    return at === -1 ? undefined : [{ name: withStart(parts, start.slice(at + ":event-bus/".length)) }]
  },
  functionName: ({ parts, start, place }) => {
    const [, account, name] = /^(\d{12}):function:(.*)$/.exec(start) ?? []
    if (account === undefined || name === undefined) return undefined
    return [
      {
        arn: [
          ...fillFormat(`arn:\${Partition}:lambda:\${Region}:${account}:function:`, place),
          ...withStart(parts, name),
        ],
      },
    ]
  },
  hostLabel: ({ known }) => (known === undefined ? undefined : [{ name: [literalPart(known.split(".")[0] ?? "")] }]),
  kmsAlias: ({ parts, start }) =>
    start.startsWith("alias/") ? [{ name: withStart(parts, start.slice("alias/".length)) }] : undefined,
  kmsKey,
  lastSegment: ({ parts, start }) =>
    start.startsWith("arn:") ? undefined : [{ name: withStart(parts, start.slice(start.lastIndexOf("/") + 1)) }],
  managedInstance: ({ known }) => (known?.startsWith("i-") === true ? [] : undefined),
  model: models,
  parameterName: parameter,
  parameterPath: parameter,
  prefix: ({ parts }) => [{ name: [...parts, literalPart("*")] }],
  queueUrl: queue,
  secret,
  // A version is after its state machine.
  stateMachine: ({ known }) =>
    known === undefined ? undefined : [{ arn: [literalPart(known.split(":").slice(0, 7).join(":"))] }],
  // A subscription's ARN is its topic's, and an id.
  subscription: ({ known }) =>
    known === undefined ? undefined : [{ arn: [literalPart(known.split(":").slice(0, 6).join(":"))] }],
  taskDefinition: ({ parts, start, known }) =>
    start.startsWith("arn:") ? undefined : [{ name: known?.includes(":") ? parts : [...parts, literalPart(":*")] }],
}

// An attribute that is an ARN, or an ARN that was put together.
function isArn(value: CfnValue): boolean {
  return /"[A-Za-z.]*Arn"\]?\}$/.test(JSON.stringify(value)) || substituted(value)?.startsWith("arn:") === true
}
