import type { MemberExpression, Node } from "oxc-parser"
import { withReplacements } from "./decorate-class.ts"
import { evaluateCall } from "./evaluate-call.ts"
import { evaluateName } from "./evaluate-name.ts"
import type { Frame } from "./frame.ts"
import { narrowed } from "./narrowed.ts"
import { resultOfYield } from "./generators.ts"
import { memberNames } from "./member-names.ts"
import { hasKeys } from "./keys-of.ts"
import { awaited } from "./promises.ts"
import { evaluateGlobal } from "./read-global.ts"
import { readSuper } from "./read-super.ts"
import { selfOf } from "./self-of.ts"
import { evaluateLogical, evaluateOperator, evaluateUnary, type Sides } from "./operators.ts"
import { literal, concatenate } from "./text.ts"
import { readTracked } from "./read-tracked.ts"
import { truthOfAll } from "./truth.ts"
import {
  classValue,
  functionValue,
  list,
  literalKey,
  nothing,
  primitive,
  tuple,
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
      return "regex" in node ? [regexp(node.regex)] : [literalValue(node.value)]
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
      if (binding) return narrowed(evaluateName(binding, frame, node), { binding, node, frame })
      if (node.name === "undefined") return [undefinedValue]
      if (node.name === "arguments") return [argumentsOf(frame)]
      return evaluateGlobal(node.name, run.facts)
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
      return awaited(run.evaluate(node.argument, frame), { node, frame })
    case "YieldExpression":
      return resultOfYield(node, frame)
    case "SequenceExpression":
      return node.expressions.map((expression) => run.evaluate(expression, frame)).at(-1) ?? nothing
    case "AssignmentExpression": {
      if (node.operator === "=") return run.evaluate(node.right, frame)
      if (/^(\?\?|\|\||&&)=$/.test(node.operator)) {
        return evaluateLogical(node.operator.slice(0, -1), run.evaluate(node.left, frame), () =>
          run.evaluate(node.right, frame),
        )
      }
      const sides: Sides = [run.evaluate(node.left, frame), run.evaluate(node.right, frame)]
      return evaluateOperator(node.operator.slice(0, -1), sides)
    }
    case "LogicalExpression":
      return evaluateLogical(node.operator, run.evaluate(node.left, frame), () => run.evaluate(node.right, frame))
    case "ConditionalExpression": {
      const test = truthOfAll(run.evaluate(node.test, frame))
      if (test !== undefined) return run.evaluate(test ? node.consequent : node.alternate, frame)
      return union(run.evaluate(node.consequent, frame), run.evaluate(node.alternate, frame))
    }
    case "BinaryExpression":
      if (node.left.type === "PrivateIdentifier") return [primitive]
      if (node.operator === "in")
        return hasKeys(run.evaluate(node.right, frame), run.evaluate(node.left, frame), run.facts)
      return evaluateOperator(node.operator, [run.evaluate(node.left, frame), run.evaluate(node.right, frame)])
    case "UnaryExpression":
      return evaluateUnary(node.operator, run.evaluate(node.argument, frame))
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
      return info ? withReplacements(classValue(info, frame)) : nothing
    }
    case "Super":
      return selfOf(frame)
    default:
      return [unknown("data")]
  }
}

// An arrow function has the arguments of the function around it.
function argumentsOf(frame: Frame): Value {
  let at = frame
  while (at.fn.kind === "arrow" && at.parent) at = at.parent
  const { list: given, rest } = at.args
  return rest.length > 0 ? list(union(...given, rest)) : tuple(given)
}

function evaluateMember(node: MemberExpression, frame: Frame): ValueSet {
  if (node.object.type === "Super") {
    return union(...memberNames(node, frame).map((name) => readSuper(name, { node, frame })))
  }
  const objects = frame.run.evaluate(node.object, frame)
  const [only] = objects
  const tracked = only?.kind === "object" ? readTracked(node, only, frame) : undefined
  if (tracked) return tracked
  const site = { node, frame }
  return union(...memberNames(node, frame).map((name) => frame.run.read(objects, name, site)))
}

function regexp({ pattern, flags }: { readonly pattern: string; readonly flags: string }): Value {
  return { kind: "regexp", pattern, flags, key: `regexp:/${pattern}/${flags}` }
}

function literalValue(value: unknown): Value {
  if (typeof value === "string") return literal(value)
  if (typeof value === "number" || typeof value === "boolean" || value === null) {
    return { kind: "primitive", value, key: `primitive:${value}` }
  }
  return primitive
}
