import type { MemberExpression, Node } from "oxc-parser"
import { evaluateCall } from "./evaluate-call.ts"
import { evaluateName } from "./evaluate-name.ts"
import type { Frame } from "./frame.ts"
import { memberNames } from "./member-names.ts"
import { selfOf } from "./self-of.ts"
import { concatenate, literal, literalOf } from "./text.ts"
import {
  classValue,
  functionValue,
  literalKey,
  nothing,
  primitive,
  undefinedValue,
  union,
  unknown,
  type Value,
  type ValueSet,
} from "./value.ts"

/** What an expression may evaluate to, in one frame. Calls in it are walked. */
export function evaluate(node: Node, frame: Frame): ValueSet {
  const { run } = frame
  switch (node.type) {
    case "Literal":
      return [literalValue(node.value)]
    case "TemplateLiteral": {
      const pieces = node.quasis.flatMap(({ value }, index) => {
        const expression = node.expressions[index]
        const fixed: ValueSet = [literal(value.cooked ?? value.raw)]
        return expression ? [fixed, run.evaluate(expression, frame)] : [fixed]
      })
      return concatenate(pieces)
    }
    case "Identifier": {
      const binding = run.program.bindings.get(node)
      if (binding) return evaluateName(binding, frame)
      if (node.name === "undefined") return [undefinedValue]
      return [{ kind: "global", name: node.name, key: `global:${node.name}` }]
    }
    case "ThisExpression":
      return selfOf(frame)
    case "MemberExpression":
      return evaluateMember(node, frame)
    case "CallExpression":
    case "NewExpression":
    case "TaggedTemplateExpression":
    case "ImportExpression":
      return evaluateCall(node, frame)
    case "ChainExpression":
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
      return run.evaluate(node.expression, frame)
    case "AwaitExpression":
      return run.evaluate(node.argument, frame)
    case "SequenceExpression":
      return node.expressions.map((expression) => run.evaluate(expression, frame)).at(-1) ?? nothing
    case "AssignmentExpression": {
      if (node.operator === "=") return run.evaluate(node.right, frame)
      const sides = [run.evaluate(node.left, frame), run.evaluate(node.right, frame)]
      if (node.operator === "+=") return concatenate(sides)
      return node.operator.length === 3 ? union(...sides) : [primitive]
    }
    case "LogicalExpression": {
      const left = run.evaluate(node.left, frame)
      if (node.operator === "&&") return union(left.filter(isFalsy), run.evaluate(node.right, frame))
      const isPassedOver = node.operator === "??" ? isAbsent : isFalsy
      const kept = left.filter((value) => !isPassedOver(value))
      if (kept.length > 0 && kept.length === left.length && !kept.some(mayBeAbsent)) return left
      return union(kept, run.evaluate(node.right, frame))
    }
    case "ConditionalExpression":
      return union(run.evaluate(node.consequent, frame), run.evaluate(node.alternate, frame))
    case "BinaryExpression": {
      if (node.operator !== "+") return [primitive]
      const sides = [run.evaluate(node.left, frame), run.evaluate(node.right, frame)]
      const isSum = sides.every((side) => side.length > 0 && side.every(({ kind }) => kind === "primitive"))
      return isSum ? [primitive] : concatenate(sides)
    }
    case "UnaryExpression":
      // The bundler writes true and false as !0 and !1.
      if (node.operator === "!" && node.argument.type === "Literal") return [literalValue(!node.argument.value)]
      return node.operator === "void" ? [undefinedValue] : [primitive]
    case "UpdateExpression":
      return [primitive]
    case "ObjectExpression":
      return [{ kind: "object", node, frame, key: literalKey("object", node, frame) }]
    case "ArrayExpression":
      return [{ kind: "array", node, frame, key: literalKey("array", node, frame) }]
    case "FunctionExpression":
    case "ArrowFunctionExpression": {
      const info = run.program.functions.get(node)
      return info ? [functionValue(info, frame)] : nothing
    }
    case "ClassExpression": {
      const info = run.program.classes.get(node)
      return info ? [classValue(info, frame)] : nothing
    }
    case "Super":
      return selfOf(frame)
    default:
      return [unknown("data")]
  }
}

function evaluateMember(node: MemberExpression, frame: Frame): ValueSet {
  const objects = frame.run.evaluate(node.object, frame)
  const site = { node, frame }
  return union(...memberNames(node, frame).map((name) => frame.run.read(objects, name, site)))
}

function literalValue(value: unknown): Value {
  if (typeof value === "string") return literal(value)
  if (typeof value === "number" || typeof value === "boolean" || value === null) {
    return { kind: "primitive", value, key: `primitive:${value}` }
  }
  return primitive
}

function isFalsy(value: Value): boolean {
  if (value.kind === "undefined") return true
  if (value.kind === "text") return value.parts.length === 0 || literalOf(value) === ""
  return value.kind === "primitive" && (value.value === null || value.value === false || value.value === 0)
}

function isAbsent(value: Value): boolean {
  return value.kind === "undefined" || (value.kind === "primitive" && value.value === null)
}

function mayBeAbsent(value: Value): boolean {
  const { kind } = value
  if (kind === "primitive") return value.value === undefined
  return kind === "unknown" || kind === "response" || kind === "event" || kind === "external"
}
