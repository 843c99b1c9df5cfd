import type { CallExpression, ImportExpression, NewExpression, TaggedTemplateExpression } from "oxc-parser"
import { callBundlerHelper } from "./bundler-helpers.ts"
import { superConstructor } from "./construct.ts"
import { evaluateArguments } from "./evaluate-arguments.ts"
import { followByName } from "./follow-by-name.ts"
import type { Frame, Site } from "./frame.ts"
import { importedModule } from "./imported-module.ts"
import { memberNames } from "./member-names.ts"
import { readSuper } from "./read-super.ts"
import { isSchema } from "./external.ts"
import { selfOf } from "./self-of.ts"
import { callCompilerHelper } from "./compiler-helpers.ts"
import { templateArguments } from "./tagged-template.ts"
import { callStandInHelper } from "./stand-in-helpers.ts"
import { literalOf } from "./text.ts"
import { isOpaque, nothing, union, unknown, type ValueSet } from "./value.ts"

type Call = CallExpression | NewExpression | TaggedTemplateExpression | ImportExpression

/** What a call returns; what it runs is walked on the way. */
export function evaluateCall(node: Call, frame: Frame): ValueSet {
  const { run } = frame
  const site: Site = { node, frame }
  switch (node.type) {
    case "ImportExpression":
      return union(...run.evaluate(node.source, frame).map((value) => importModule(literalOf(value), site)))
    case "TaggedTemplateExpression":
      return run.call(run.evaluate(node.tag, frame), templateArguments(node, frame), site)
    case "NewExpression":
      return run.construct(run.evaluate(node.callee, frame), evaluateArguments(node.arguments, frame), site)
    case "CallExpression":
      return (
        callBundlerHelper(node, site, importModule) ??
        callStandInHelper(node, site) ??
        callCompilerHelper(node, site) ??
        evaluatePlainCall(node, site)
      )
  }
}

function evaluatePlainCall(node: CallExpression, site: Site): ValueSet {
  const { frame } = site
  const { run } = frame
  const callee = node.callee.type === "ChainExpression" ? node.callee.expression : node.callee
  if (callee.type === "Super") return superConstructor(evaluateArguments(node.arguments, frame), site)
  if (callee.type !== "MemberExpression") {
    return run.call(run.evaluate(callee, frame), evaluateArguments(node.arguments, frame), site)
  }
  const objects = callee.object.type === "Super" ? selfOf(frame) : run.evaluate(callee.object, frame)
  const args = evaluateArguments(node.arguments, frame)
  const results = memberNames(callee, frame).map((name) => {
    if (callee.object.type === "Super") return run.call(readSuper(name, site), args, site)
    if ((name === "then" || name === "catch" || name === "finally") && !objects.some(isSchema))
      return continueWith(objects, name, { args: args.list, site })
    const opaque = objects.some(isOpaque)
    const followed = opaque ? followByName(name, args, site) : nothing
    return union(followed, run.call(run.read(objects, name, { node: callee, frame }), args, site))
  })
  return union(...results)
}

// Promises are transparent: a callback gets what was promised.
function continueWith(
  objects: ValueSet,
  name: string,
  { args, site }: { args: readonly ValueSet[]; site: Site },
): ValueSet {
  const { run } = site.frame
  const input: ValueSet = name === "then" ? objects : [unknown("data")]
  const [onDone = nothing, onError = nothing] = args
  const results = run.call(onDone, { list: name === "finally" ? [] : [input], rest: nothing }, site)
  const recovered = run.call(onError, { list: [[unknown("data")]], rest: nothing }, site)
  return name === "then" ? union(results, recovered) : union(objects, name === "catch" ? results : nothing)
}

function importModule(name: string | undefined, site: Site): ValueSet {
  if (name === undefined) {
    site.frame.run.warn({
      code: "POLICY_CODE_OPAQUE",
      message: "A module whose name is only known at run time is loaded",
      hint: "Write the module's name as a string, so that the calls in it can be found.",
      site,
    })
    return [unknown("external")]
  }
  return [importedModule(name)]
}
