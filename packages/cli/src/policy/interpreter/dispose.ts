import type { VariableDeclaration } from "oxc-parser"
import { evaluateName } from "./evaluate-name.ts"
import { type Frame, noArguments } from "./frame.ts"
import { isCallable } from "./is-callable.ts"

/** `using x = …` and `await using x = …`: what is called when the block ends. */
export function dispose(node: VariableDeclaration, frame: Frame): void {
  const { run } = frame
  const site = { node, frame }
  const names = node.kind === "await using" ? ["@@asyncDispose", "@@dispose"] : ["@@dispose"]
  for (const { id } of node.declarations) {
    const binding = run.program.bindings.get(id)
    const values = binding ? evaluateName(binding, frame) : []
    for (const name of names) {
      const methods = run.read(values, name, site).filter(isCallable)
      run.call(methods, noArguments, site)
    }
  }
}
