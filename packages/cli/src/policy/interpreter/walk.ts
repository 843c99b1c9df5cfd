import { assignProperty } from "./assign-property.ts"
import { dispose } from "./dispose.ts"
import { classValue } from "./value.ts"
import { copiedProperty } from "./copied-property.ts"
import type { Frame } from "./frame.ts"
import { applySourceDecorators } from "./decorate-class.ts"
import { isReached } from "./conditions.ts"
import { memberNames } from "./member-names.ts"
import { staticsOf } from "./read-instance.ts"

/** Runs everything in a function's own code that may have an effect, calls first of all. */
export function walk(frame: Frame): void {
  const { run, fn } = frame
  for (const node of fn.sites) {
    if (!isReached(node, frame)) continue
    switch (node.type) {
      case "ClassDeclaration":
      case "ClassExpression": {
        const info = run.program.classes.get(node)
        if (!info) break
        staticsOf(info, frame)
        applySourceDecorators(classValue(info, frame), frame)
        break
      }
      case "AssignmentExpression": {
        const assigned = run.evaluate(node.right, frame)
        if (node.left.type !== "MemberExpression") break
        const objects = run.evaluate(node.left.object, frame)
        const copied = copiedProperty(node, frame)
        for (const object of objects) {
          if (node.left.computed) run.facts.addKeys(object, run.evaluate(node.left.property, frame))
          for (const name of memberNames(node.left, frame)) {
            // `process.env.NAME ??= value` assigns nothing where the variable is set.
            const isDefault = object.kind === "environment" && /^(\?\?|\|\|)=$/.test(node.operator)
            const values = isDefault ? run.evaluate(node, frame) : assigned
            const given = name === undefined ? values : (copied?.(name) ?? values)
            assignProperty(object, name, { values: given, site: { node, frame } })
          }
        }
        break
      }
      case "VariableDeclaration":
        dispose(node, frame)
        break
      case "MemberExpression":
        if (!node.computed && node.property.type === "Identifier" && !run.getterNames.has(node.property.name)) break
        run.evaluate(node, frame)
        break
      default:
        run.evaluate(node, frame)
    }
  }
  for (const node of fn.throws) if (isReached(node, frame)) run.facts.addThrown(run.evaluate(node, frame))
  for (const node of fn.returns) {
    if (fn.kind === "field") run.evaluate(node, frame)
  }
}
