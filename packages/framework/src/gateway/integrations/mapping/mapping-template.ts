import type { parse as Parse } from "velocityjs"
import { callMethod } from "./call-method.ts"
import { javaText } from "./java-text.ts"
import { velocity } from "./load-libraries.ts"
import { TemplateError } from "./template-error.ts"
import { type TemplateInput, templateVariables } from "./template-variables.ts"

/** A template that is ready to run. */
export type MappingTemplate = (input: TemplateInput) => string

/** Compiles VTL. Throws a TemplateError that says where it cannot be read. */
export function mappingTemplate(text: string): MappingTemplate {
  const nodes = parseTemplate(text)
  const Renderer = renderer()
  return (input) => {
    try {
      return new Renderer(nodes, { customMethodHandlers: [javaMethods] }).render(templateVariables(input))
    } catch (error) {
      if (error instanceof TemplateError) throw error
      throw new TemplateError("failed", error instanceof Error ? error.message : String(error))
    }
  }
}

/** Throws a TemplateError for what is no VTL, or more VTL than API Gateway knows. */
export function parseTemplate(text: string): ReturnType<typeof Parse> {
  const [, directive] = /(?<![\\#])#\{?(macro|define|parse|include|evaluate)\b/.exec(text) ?? []
  if (directive !== undefined) throw new TemplateError("failed", `API Gateway does not know #${directive}`)
  try {
    return velocity().parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new TemplateError("failed", message.split("\n").slice(0, 3).join(" "))
  }
}

const javaMethods = {
  uid: "java",
  match: () => true,
  resolve: ({ property, context, params }: { property: string; context: unknown; params: readonly unknown[] }) =>
    callMethod(context, property, params),
}

/** What is not there is an empty text below these, and a reference that is written out below any other. */
const ROOTS: ReadonlySet<string> = new Set(["context", "input", "stageVariables", "util"])

let Renderer: ReturnType<typeof makeRenderer> | undefined

function renderer(): ReturnType<typeof makeRenderer> {
  return (Renderer ??= makeRenderer())
}

/** velocityjs with Java's texts and arithmetic. */
function makeRenderer() {
  const { Compile, Helper } = velocity()
  type Reference = Parameters<typeof Helper.getRefText>[0] & { readonly id: string }
  type Expression = Parameters<InstanceType<typeof Compile>["getExpression"]>[0]
  return class extends Compile {
    override getReferences(reference: Reference, isWritten?: boolean): never {
      const value: unknown = super.getReferences(reference, false)
      const known = value === undefined && ROOTS.has(reference.id) ? "" : value
      if (!isWritten) return known as never
      if (known !== undefined) return javaText(known) as never
      const isQuiet = "leader" in reference && reference.leader === "$!"
      return (isQuiet ? "" : Helper.getRefText(reference)) as never
    }

    override getExpression(expression: Expression): never {
      const value: unknown = super.getExpression(expression)
      const isDivision = "operator" in expression && expression.operator === "/"
      // Whole numbers divide into whole numbers.
      return (isDivision && typeof value === "number" && !hasDecimals(expression) ? Math.trunc(value) : value) as never
    }
  }
}

function hasDecimals(expression: unknown): boolean {
  return JSON.stringify(expression).includes('"decimal"')
}
