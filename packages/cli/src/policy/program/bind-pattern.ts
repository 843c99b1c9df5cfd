import type { Expression, Node } from "oxc-parser"
import type { Definition, Step } from "./program.ts"
import { staticName } from "../../model/syntax.ts"

export interface PatternVisitor {
  /** A name the pattern gives a value to. */
  bind(identifier: Node & { name: string }, definition: Definition): void
  /** A target that is not a name, such as `this.x` in `[this.x] = values`. */
  assign(target: Node, definition: Definition): void
  /** An expression that the pattern evaluates: a default or a computed key. */
  evaluate(expression: Node): void
}

/** Reports every name in a (possibly nested) pattern with the path that leads from the source's value to it. */
export function bindPattern(pattern: Node, definition: Definition, visitor: PatternVisitor): void {
  const follow = (target: Node, ...steps: readonly Step[]): void =>
    bindPattern(target, { ...definition, path: [...definition.path, ...steps] }, visitor)
  const fallback = (node: Expression): Step => {
    visitor.evaluate(node)
    return { kind: "fallback", node }
  }
  switch (pattern.type) {
    case "Identifier":
      return visitor.bind(pattern, definition)
    case "AssignmentPattern":
      return follow(pattern.left, fallback(pattern.right))
    case "RestElement":
      return follow(pattern.argument)
    case "TSParameterProperty":
      return follow(pattern.parameter)
    case "ArrayPattern":
      for (const [index, element] of pattern.elements.entries()) {
        if (element?.type === "RestElement") follow(element.argument, { kind: "rest", from: index })
        else if (element) follow(element, { kind: "index", index })
      }
      return
    case "ObjectPattern": {
      const keys: string[] = []
      for (const property of pattern.properties) {
        if (property.type === "RestElement") {
          follow(property.argument, { kind: "without", keys })
          continue
        }
        const name = staticName(property.key, property.computed)
        if (name !== undefined) keys.push(name)
        else if (property.key.type !== "PrivateIdentifier") visitor.evaluate(property.key)
        if (property.key.type === "PrivateIdentifier") continue
        follow(property.value, { kind: "property", key: name ?? property.key })
      }
      return
    }
    default:
      visitor.assign(pattern, definition)
  }
}
