import type { MemberExpression, Node } from "oxc-parser"
import { assignProperty } from "./assign-property.ts"
import { dispose } from "./dispose.ts"
import { isOwnAssignment } from "./tracked-object.ts"
import { absentValue, classValue, type Value, type ValueSet } from "./value.ts"
import { copiedProperty } from "./copied-property.ts"
import { evaluateDefinition } from "./evaluate-name.ts"
import type { Frame } from "./frame.ts"
import { applySourceDecorators } from "./decorate-class.ts"
import { isReached } from "./conditions.ts"
import { memberNames } from "./member-names.ts"
import { staticsOf } from "./read-instance.ts"
import { isInTurn, turnsAround, turnsOf } from "./turns.ts"
import { widened } from "./widened.ts"

/** Runs everything in a function's own code that may have an effect, calls first of all. */
export function walk(frame: Frame): void {
  const { run, fn, turn } = frame
  const isOwn = (node: Node) => (!turn || isInTurn(node, turn.loop)) && !turnsAround(node, frame)
  for (const node of fn.sites) {
    if (!isOwn(node) || !isReached(node, frame)) continue
    switch (node.type) {
      case "ForStatement":
      case "ForInStatement":
      case "ForOfStatement":
        for (const one of turnsOf(node, frame)) walk(one)
        break
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
        const copied = copiedProperty(node, frame)
        assignMember(node.left, frame, (object, name) => {
          if (isCompound(node.operator)) return changed(node.left, node, { object, frame })
          // `process.env.NAME ??= value` assigns nothing where the variable is set.
          const isDefault = object.kind === "environment" && /^(\?\?|\|\|)=$/.test(node.operator)
          const values = isDefault ? run.evaluate(node, frame) : assigned
          return name === undefined ? values : (copied?.(name) ?? values)
        })
        break
      }
      case "UpdateExpression":
        if (node.argument.type === "MemberExpression")
          assignMember(node.argument, frame, (object) => changed(node.argument, node, { object, frame }))
        break
      case "UnaryExpression":
        run.evaluate(node, frame)
        if (node.operator === "delete" && node.argument.type === "MemberExpression")
          assignMember(node.argument, frame, () => [absentValue])
        break
      case "VariableDeclaration":
        dispose(node, frame)
        break
      case "MemberExpression":
        if (!node.computed && node.property.type === "Identifier" && !runsCode(node.property.name, frame)) break
        run.evaluate(node, frame)
        break
      default:
        run.evaluate(node, frame)
    }
  }
  if (turn) return
  for (const { target, definition } of fn.assignments) {
    if (isReached(target, frame)) assignMember(target, frame, () => evaluateDefinition(definition, frame))
  }
  for (const node of fn.throws) if (isReached(node, frame)) run.facts.addThrown(run.evaluate(node, frame))
  for (const node of fn.returns) {
    if (fn.kind === "field") run.evaluate(node, frame)
  }
}

function assignMember(
  member: MemberExpression,
  frame: Frame,
  valuesFor: (object: Value, name: string | undefined) => ValueSet,
): void {
  const { run } = frame
  for (const object of run.evaluate(member.object, frame)) {
    if (member.computed) run.facts.addKeys(object, run.evaluate(member.property, frame))
    for (const name of memberNames(member, frame)) {
      assignProperty(object, name, { values: valuesFor(object, name), site: { node: member, frame } })
    }
  }
}

function runsCode(property: string, { run }: Frame): boolean {
  return run.program.getterNames.has(property) || run.facts.getterNames.has(property)
}

function isCompound(operator: string): boolean {
  return operator !== "=" && !/^(\?\?|\|\||&&)=$/.test(operator)
}

// What `+=` and `++` make of a property they may make something else of the next time: nobody counts how often they run.
function changed(property: Node, change: Node, { object, frame }: { object: Value; frame: Frame }): ValueSet {
  const values = frame.run.evaluate(change, frame)
  return isOwnAssignment(property, object, frame) ? values : widened(frame.run.evaluate(property, frame), values)
}
