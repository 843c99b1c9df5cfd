import { isCfnList } from "./cfn-field.ts"
import type { CfnValue } from "./cloudformation.ts"

/** What stands for the parts of a template value that only CloudFormation knows. */
export interface TemplateWords {
  /** For `{ Ref: name }`. */
  readonly reference: (name: string) => string
  /** For `{ "Fn::GetAtt": ["Todos", "Arn"] }`, as `Todos.Arn`. */
  readonly attribute: (name: string) => string
  /** For a value as a whole; undefined where it is told by its parts. */
  readonly whole?: (value: CfnValue) => string | undefined
}

/** A template value as one text; other intrinsic functions than those of texts stand in CloudFormation's short form. */
export function templateText(value: CfnValue, words: TemplateWords): string {
  if (typeof value !== "object" || value === null) return String(value)
  const whole = words.whole?.(value)
  if (whole !== undefined) return whole
  if (isCfnList(value)) return value.map((item) => templateText(item, words)).join(",")
  const [[name, argument] = ["", null]] = Object.entries(value)
  switch (name) {
    case "Ref":
      return typeof argument === "string" ? words.reference(argument) : ""
    case "Fn::GetAtt":
      return words.attribute(isCfnList(argument) ? argument.join(".") : String(argument))
    case "Fn::Sub":
      return substitute(argument, words)
    case "Fn::Join":
      return join(argument, words)
    default:
      return name.startsWith("Fn::") ? shortForm(name, argument, words) : JSON.stringify(value)
  }
}

/** As in YAML: `!ImportValue AlertTopicArn`, `!Select [0, !GetAZs eu-west-1]`. */
function shortForm(name: string, argument: CfnValue | undefined, words: TemplateWords): string {
  const text = isCfnList(argument)
    ? `[${argument.map((item) => templateText(item, words)).join(", ")}]`
    : templateText(argument ?? "", words)
  return `!${name.slice("Fn::".length)} ${text}`
}

function substitute(argument: CfnValue | undefined, words: TemplateWords): string {
  const [text, variables] = isCfnList(argument) ? argument : [argument]
  if (typeof text !== "string") return ""
  return text.replaceAll(/\$\{(!?)([\w:.]+)\}/g, (_all, escaped: string, name: string) => {
    if (escaped) return `\${${name}}`
    const given =
      typeof variables === "object" && variables !== null && !isCfnList(variables) ? variables[name] : undefined
    if (given !== undefined) return templateText(given, words)
    return name.includes(".") ? words.attribute(name) : words.reference(name)
  })
}

function join(argument: CfnValue | undefined, words: TemplateWords): string {
  const [separator, parts] = isCfnList(argument) ? argument : []
  if (!isCfnList(parts)) return ""
  return parts.map((part) => templateText(part, words)).join(templateText(separator ?? "", words))
}
